#include "media/ingest/output_lane.hpp"

#include "media/link/output_client.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace paraninfo::ingest {
namespace {

constexpr int programmes_waiting_max = 4;
// Of one programme in one turn, so that the other outputs have theirs.
constexpr int reads_max = 16;

}  // namespace

OutputLane::OutputLane(const std::string& media_socket_path, media_link::SrtOutput output, OutputTable& table,
                       AddressLookups& lookups)
    : output_(std::move(output)),
      path_(link::output_socket_path(media_socket_path, output_.id)),
      table_(table),
      listener_(link::listen_unix(path_, programmes_waiting_max)) {
    if (!output_.host.empty()) call_.emplace(output_, lookups);
}

OutputLane::~OutputLane() {
    ::unlink(path_.c_str());
}

void OutputLane::add_to(std::vector<pollfd>& waiting) const {
    waiting.push_back({listener_.get(), POLLIN, 0});
    if (programme_) waiting.push_back({programme_.get(), POLLIN, 0});
}

void OutputLane::welcome(SrtSocket receiver, Time now) {
    if (!receivers_.add(std::move(receiver), now)) table_.refused(output_.id, 503);
}

void OutputLane::serve(Time now) {
    accept_programme();
    call(now);
    tell_programme();
    read_programme();
    receivers_.serve(now);
}

// A programme that is started anew connects before the one before is known to be gone.
void OutputLane::accept_programme() {
    while (link::Descriptor programme = link::accept_unix(listener_)) {
        programme_ = std::move(programme);
        decoder_.emplace(media_link::Stream::output);
        told_wanted_ = false;
        receivers_.break_off();
    }
}

void OutputLane::read_programme() {
    std::array<char, 65536> buffer;
    for (int i = 0; programme_ && i < reads_max; ++i) {
        const auto got = ::recv(programme_.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (got < 0 && (errno == EAGAIN || errno == EINTR)) return;
        if (got > 0 && take({buffer.data(), static_cast<std::size_t>(got)})) continue;
        programme_.reset();
        receivers_.break_off();
    }
}

// False for what is not to be said here.
bool OutputLane::take(std::string_view read) {
    bool taken = true;
    const auto fault = media_link::drain(*decoder_, read, [&](media_link::Message& message) {
        auto* bytes = std::get_if<media_link::OutputBytes>(&message);
        taken = bytes != nullptr;
        if (taken) receivers_.push(std::make_shared<const media_link::OutputBytes>(std::move(*bytes)));
        return taken;
    });
    return !fault && taken;
}

// Nine bytes: the socket's buffer has room for them, or the programme is none.
void OutputLane::tell_programme() {
    const bool wanted = receivers_.count() > 0;
    if (!programme_ || told_wanted_ == wanted) return;
    const std::string frame = media_link::encode(media_link::OutputWanted{wanted});
    const auto sent = ::send(programme_.get(), frame.data(), frame.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent != static_cast<ssize_t>(frame.size())) return programme_.reset();
    told_wanted_ = wanted;
}

void OutputLane::call(Time now) {
    if (!call_ || receivers_.count() > 0) return;
    if (std::exchange(call_answered_, false)) call_->lost(now);
    std::uint16_t refusal = 0;
    SrtSocket receiver = call_->tend(now, refusal);
    if (refusal != 0) table_.refused(output_.id, refusal);
    if (!receiver) return;
    call_answered_ = true;
    welcome(std::move(receiver), now);
}

void OutputLane::count(std::chrono::nanoseconds past) {
    const std::uint64_t sent = receivers_.bytes_sent();
    const std::uint64_t bits = 8 * (sent - std::exchange(counted_bytes_, sent));
    const auto ms = static_cast<std::uint64_t>(std::max<std::int64_t>(1, past.count() / 1'000'000));
    table_.count(output_.id, receivers_.count(), static_cast<std::uint32_t>(bits / ms), receivers_.breaks());
}

}  // namespace paraninfo::ingest
