#include "protocol/media_link/stage_bodies.hpp"

#include "protocol/media_link/messages.hpp"

namespace paraninfo::media_link {
namespace {

std::chrono::milliseconds read_ms(Reader& in) {
    return std::chrono::milliseconds{in.integer<std::uint16_t>()};
}
void write_ms(Writer& out, std::chrono::milliseconds ms) {
    out.integer(static_cast<std::uint16_t>(ms.count()));
}

void write_names(Writer& out, const std::vector<std::string>& names) {
    out.list(names, [&](const std::string& one) { out.string(one); });
}
std::vector<std::string> read_names(Reader& in, std::size_t most) {
    return in.list<std::string>(most, [&](std::string& one) { one = in.string(name_bytes_max); });
}

void write_state(Writer& out, const SourceState& m) {
    out.string(m.source);
    out.integer(static_cast<std::uint8_t>(m.state));
    out.integer(m.peak);
    out.integer(m.width);
    out.integer(m.height);
    out.integer(m.fps);
    out.integer(m.kbit);
    out.integer(m.lost);
}
void read_state(Reader& in, SourceState& m) {
    m.source = in.string(name_bytes_max);
    m.state = static_cast<SourceState::State>(in.integer<std::uint8_t>());
    m.peak = in.integer<std::int16_t>();
    m.width = in.integer<std::uint16_t>();
    m.height = in.integer<std::uint16_t>();
    m.fps = in.integer<std::uint8_t>();
    m.kbit = in.integer<std::uint32_t>();
    m.lost = in.integer<std::uint16_t>();
}

void write_source_mix(Writer& out, const SourceMix& m) {
    out.string(m.source);
    out.integer(m.gain);
    out.boolean(m.muted);
    write_ms(out, m.delay);
    out.integer(static_cast<std::uint8_t>(m.heard));
    out.string(m.name);
}
void read_source_mix(Reader& in, SourceMix& m) {
    m.source = in.string(name_bytes_max);
    m.gain = in.integer<std::int16_t>();
    m.muted = in.boolean();
    m.delay = read_ms(in);
    m.heard = static_cast<SourceMix::Heard>(in.integer<std::uint8_t>());
    m.name = in.string(card_name_bytes_max);
}

void write_return(Writer& out, const ReturnLevel& m) {
    out.string(m.listener);
    out.string(m.source);
    out.integer(m.gain);
}
void read_return(Reader& in, ReturnLevel& m) {
    m.listener = in.string(name_bytes_max);
    m.source = in.string(name_bytes_max);
    m.gain = in.integer<std::int16_t>();
}

std::chrono::milliseconds read_long_ms(Reader& in) {
    return std::chrono::milliseconds{in.integer<std::uint32_t>()};
}
void write_long_ms(Writer& out, std::chrono::milliseconds ms) {
    out.integer(static_cast<std::uint32_t>(ms.count()));
}

void write_file_state(Writer& out, const FileState& m) {
    out.string(m.source);
    out.integer(static_cast<std::uint8_t>(m.state));
    out.integer(static_cast<std::uint8_t>(m.why));
    out.integer(m.begun);
    write_long_ms(out, m.position);
    write_long_ms(out, m.length);
}
void read_file_state(Reader& in, FileState& m) {
    m.source = in.string(name_bytes_max);
    m.state = static_cast<FileState::State>(in.integer<std::uint8_t>());
    m.why = static_cast<FileState::Why>(in.integer<std::uint8_t>());
    m.begun = in.integer<std::uint64_t>();
    m.position = read_long_ms(in);
    m.length = read_long_ms(in);
}

void write_file(Writer& out, const FileMix& m) {
    out.string(m.source);
    out.string(m.name);
    out.boolean(m.plays);
    out.boolean(m.loop);
    out.integer(m.begun);
}
void read_file(Reader& in, FileMix& m) {
    m.source = in.string(name_bytes_max);
    m.name = in.string(file_name_bytes_max);
    m.plays = in.boolean();
    m.loop = in.boolean();
    m.begun = in.integer<std::uint64_t>();
}

}  // namespace

void write(Writer& out, const Answer& m) {
    out.string(m.session);
    out.integer(m.status);
    out.bytes(m.text);
    out.boolean(m.full);
}
void read(Reader& in, Answer& m) {
    m.session = in.string(session_id_bytes);
    m.status = in.integer<std::uint16_t>();
    m.text = in.bytes(sdp_bytes_max);
    m.full = in.boolean();
}

void write(Writer& out, const Sources& m) {
    out.list(m.sources, [&](const SourceState& one) { write_state(out, one); });
    out.integer(m.loudness.momentary);
    out.integer(m.loudness.short_term);
    out.integer(m.loudness.target_lufs);
    out.integer(m.loudness.peak_left);
    out.integer(m.loudness.peak_right);
    out.list(m.files, [&](const FileState& one) { write_file_state(out, one); });
}
void read(Reader& in, Sources& m) {
    m.sources = in.list<SourceState>(sources_max, [&](SourceState& one) { read_state(in, one); });
    m.loudness.momentary = in.integer<std::int16_t>();
    m.loudness.short_term = in.integer<std::int16_t>();
    m.loudness.target_lufs = in.integer<std::int16_t>();
    m.loudness.peak_left = in.integer<std::int16_t>();
    m.loudness.peak_right = in.integer<std::int16_t>();
    m.files = in.list<FileState>(files_max, [&](FileState& one) { read_file_state(in, one); });
}

void write(Writer& out, const SourcePicture& m) {
    out.string(m.source);
    out.bytes(m.jpeg);
}
void read(Reader& in, SourcePicture& m) {
    m.source = in.string(name_bytes_max);
    m.jpeg = in.bytes(source_picture_bytes_max);
}

void write(Writer& out, const Contribution& m) {
    out.boolean(m.taken);
    out.integer(m.port_min);
    out.integer(m.port_max);
    out.list(m.addresses, [&](const std::string& one) { out.string(one); });
    out.string(m.stun);
    out.integer(m.publishers_max);
    out.integer(m.players_max);
    out.integer(m.width);
    out.integer(m.height);
    out.integer(m.kbit);
    out.string(m.files);
}
void read(Reader& in, Contribution& m) {
    m.taken = in.boolean();
    m.port_min = in.integer<std::uint16_t>();
    m.port_max = in.integer<std::uint16_t>();
    m.addresses = in.list<std::string>(
        announced_addresses_max, [&](std::string& one) { one = in.string(announced_address_bytes_max); });
    m.stun = in.string(url_bytes_max);
    m.publishers_max = in.integer<std::uint8_t>();
    m.players_max = in.integer<std::uint8_t>();
    m.width = in.integer<std::uint16_t>();
    m.height = in.integer<std::uint16_t>();
    m.kbit = in.integer<std::uint32_t>();
    m.files = in.string(path_bytes_max);
}

void write(Writer& out, const Offer& m) {
    out.string(m.session);
    out.integer(static_cast<std::uint8_t>(m.kind));
    out.string(m.source);
    out.integer(static_cast<std::uint8_t>(m.bus));
    out.bytes(m.sdp);
}
void read(Reader& in, Offer& m) {
    m.session = in.string(session_id_bytes);
    m.kind = static_cast<Offer::Kind>(in.integer<std::uint8_t>());
    m.source = in.string(name_bytes_max);
    m.bus = static_cast<Offer::Bus>(in.integer<std::uint8_t>());
    m.sdp = in.bytes(sdp_bytes_max);
}

void write(Writer& out, const Candidate& m) {
    out.string(m.session);
    out.bytes(m.fragment);
}
void read(Reader& in, Candidate& m) {
    m.session = in.string(session_id_bytes);
    m.fragment = in.bytes(candidate_bytes_max);
}

void write(Writer& out, const Leave& m) {
    out.string(m.session);
}
void read(Reader& in, Leave& m) {
    m.session = in.string(session_id_bytes);
}

void write(Writer& out, const Mix& m) {
    out.integer(static_cast<std::uint8_t>(m.scene.layout));
    write_names(out, m.scene.sources);
    out.integer(static_cast<std::uint8_t>(m.transition));
    write_ms(out, m.transition_ms);
    out.list(m.sources, [&](const SourceMix& one) { write_source_mix(out, one); });
    out.string(m.third_line_1);
    out.string(m.third_line_2);
    out.list(m.returns, [&](const ReturnLevel& one) { write_return(out, one); });
    out.integer(m.ducking.programme);
    out.integer(m.ducking.returns);
    out.list(m.files, [&](const FileMix& one) { write_file(out, one); });
    write_names(out, m.ready);
}
void read(Reader& in, Mix& m) {
    m.scene.layout = static_cast<Scene::Layout>(in.integer<std::uint8_t>());
    m.scene.sources = read_names(in, scene_sources_max);
    m.transition = static_cast<Transition>(in.integer<std::uint8_t>());
    m.transition_ms = read_ms(in);
    m.sources = in.list<SourceMix>(sources_max, [&](SourceMix& one) { read_source_mix(in, one); });
    m.third_line_1 = in.string(third_line_bytes_max);
    m.third_line_2 = in.string(third_line_bytes_max);
    m.returns = in.list<ReturnLevel>(returns_max, [&](ReturnLevel& one) { read_return(in, one); });
    m.ducking.programme = in.integer<std::int16_t>();
    m.ducking.returns = in.integer<std::int16_t>();
    m.files = in.list<FileMix>(files_max, [&](FileMix& one) { read_file(in, one); });
    m.ready = read_names(in, sources_max);
}

}  // namespace paraninfo::media_link
