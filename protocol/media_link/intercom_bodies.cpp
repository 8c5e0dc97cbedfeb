#include "protocol/media_link/intercom_bodies.hpp"

#include "protocol/media_link/limits.hpp"
#include "protocol/media_link/messages.hpp"

#include <algorithm>

namespace paraninfo::media_link {
namespace {

void write_aside(Writer& out, const Aside& m) {
    out.string(m.source);
    out.integer(m.gain);
    out.integer(m.ducking);
    out.list(m.listeners, [&](const std::string& one) { out.string(one); });
}
void read_aside(Reader& in, Aside& m) {
    m.source = in.string(name_bytes_max);
    m.gain = in.integer<std::int16_t>();
    m.ducking = in.integer<std::int16_t>();
    m.listeners =
        in.list<std::string>(aside_listeners_max, [&](std::string& one) { one = in.string(name_bytes_max); });
}

bool check_aside(const Aside& m) {
    return is_name(m.source) && between(m.gain, aside_gain_min, aside_gain_max) &&
           between<std::int16_t>(m.ducking, ducking_min, 0) && m.listeners.size() <= aside_listeners_max &&
           std::all_of(m.listeners.begin(), m.listeners.end(), is_name);
}

}  // namespace

void write(Writer& out, const Asides& m) {
    out.list(m.asides, [&](const Aside& one) { write_aside(out, one); });
}
void read(Reader& in, Asides& m) {
    m.asides = in.list<Aside>(asides_max, [&](Aside& one) { read_aside(in, one); });
}

void write(Writer&, const TestEcho&) {
}
void read(Reader&, TestEcho&) {
}

void write(Writer& out, const EchoTested& m) {
    out.integer(static_cast<std::uint8_t>(m.outcome));
    out.integer(m.level);
    out.integer(static_cast<std::uint16_t>(m.delay.count()));
}
void read(Reader& in, EchoTested& m) {
    m.outcome = static_cast<EchoTested::Outcome>(in.integer<std::uint8_t>());
    m.level = in.integer<std::int16_t>();
    m.delay = std::chrono::milliseconds{in.integer<std::uint16_t>()};
}

bool check(const Asides& m) {
    return m.asides.size() <= asides_max && std::all_of(m.asides.begin(), m.asides.end(), check_aside);
}

bool check(const TestEcho&) {
    return true;
}

bool check(const EchoTested& m) {
    using Outcome = EchoTested::Outcome;
    return between(m.outcome, Outcome::heard, Outcome::no_floor) &&
           between(m.level, echo_level_min, echo_level_max) &&
           between(m.delay, std::chrono::milliseconds{0}, echo_delay_max);
}

}  // namespace paraninfo::media_link
