#include "protocol/media_link/limits.hpp"
#include "protocol/media_link/messages.hpp"
#include "protocol/media_link/stage_bodies.hpp"

#include <algorithm>
#include <array>

namespace paraninfo::media_link {
namespace {

using std::chrono::milliseconds;

bool check_state(const SourceState& m) {
    return is_name(m.source) &&
           between(m.state, SourceState::State::connecting, SourceState::State::too_much) &&
           between<std::int16_t>(m.peak, -10'000, 0) && m.width <= picture_side_max &&
           m.height <= picture_side_max && m.fps <= 240 && m.kbit <= 1'000'000 && m.lost <= 10'000;
}

bool check_scene(const Scene& m) {
    return between(m.layout, Scene::Layout::full, Scene::Layout::screen_with_speaker) &&
           m.sources.size() <= scene_sources_max && std::all_of(m.sources.begin(), m.sources.end(), is_name);
}

bool check_source_mix(const SourceMix& m) {
    return is_name(m.source) && between(m.gain, gain_min, gain_max) &&
           between(m.delay, milliseconds{0}, sound_delay_max) &&
           between(m.heard, SourceMix::Heard::while_shown, SourceMix::Heard::always) &&
           m.name.size() <= card_name_bytes_max && has_no_zero(m.name);
}

bool check_loudness(const ProgrammeLoudness& m) {
    return between(m.momentary, loudness_min, loudness_max) &&
           between(m.short_term, loudness_min, loudness_max) && is_loudness_target(m.target_lufs) &&
           between<std::int16_t>(m.peak_left, peak_min, 0) &&
           between<std::int16_t>(m.peak_right, peak_min, 0);
}

bool check_return(const ReturnLevel& m) {
    return is_name(m.listener) && is_name(m.source) && between(m.gain, gain_min, gain_max);
}

bool check_ducking(const Ducking& m) {
    return between<std::int16_t>(m.programme, ducking_min, 0) &&
           between<std::int16_t>(m.returns, ducking_min, 0);
}

bool check_file_state(const FileState& m) {
    using State = FileState::State;
    using Why = FileState::Why;
    return is_name(m.source) && between(m.state, State::opening, State::refused) &&
           between(m.why, Why::nothing, Why::broken) &&
           (m.why != Why::nothing) == (m.state == State::refused) && m.position >= milliseconds{0} &&
           m.length >= milliseconds{0};
}

bool check_file(const FileMix& m) {
    return is_name(m.source) && is_file_name(m.name);
}

bool is_sdp(std::string_view text) {
    return !text.empty() && text.size() <= sdp_bytes_max && has_no_zero(text);
}

}  // namespace

bool is_session_id(std::string_view session) {
    return is_hexadecimal(session, session_id_bytes);
}

bool is_file_name(std::string_view name) {
    return !name.empty() && name.size() <= file_name_bytes_max && name != "." && name != ".." &&
           has_no_zero(name) && name.find('/') == std::string_view::npos;
}

bool check(const Answer& m) {
    constexpr std::array<std::uint16_t, 8> refusals{400, 404, 406, 409, 410, 413, 415, 503};
    if (!is_session_id(m.session)) return false;
    if (m.full && m.status != 503) return false;
    if (m.status == 201) return is_sdp(m.text);
    return is_printable(m.text, text_bytes_max) &&
           std::find(refusals.begin(), refusals.end(), m.status) != refusals.end();
}

bool check(const Sources& m) {
    return m.sources.size() <= sources_max && std::all_of(m.sources.begin(), m.sources.end(), check_state) &&
           check_loudness(m.loudness) && m.files.size() <= files_max &&
           std::all_of(m.files.begin(), m.files.end(), check_file_state);
}

bool check(const SourcePicture& m) {
    return is_name(m.source) && m.jpeg.size() <= source_picture_bytes_max && is_jpeg(m.jpeg);
}

bool check(const Contribution& m) {
    const bool ports_fit =
        (m.port_min == 0 && m.port_max == 0) || (m.port_min >= 1024 && m.port_min <= m.port_max);
    const auto is_address = [](const std::string& one) {
        return !one.empty() && is_printable(one, announced_address_bytes_max);
    };
    return ports_fit && m.addresses.size() <= announced_addresses_max &&
           std::all_of(m.addresses.begin(), m.addresses.end(), is_address) &&
           is_printable(m.stun, url_bytes_max) && between<std::uint8_t>(m.publishers_max, 1, 16) &&
           between<std::uint8_t>(m.players_max, 1, 64) && is_side(m.width) && is_side(m.height) &&
           between<std::uint32_t>(m.kbit, 8, 100'000) && m.files.size() <= path_bytes_max &&
           has_no_zero(m.files);
}

bool check(const Offer& m) {
    const bool publishes = m.kind == Offer::Kind::publish;
    const bool needs_source = publishes || m.bus == Offer::Bus::solo;
    const bool source_fits = is_name(m.source) || (!needs_source && m.source.empty());
    return is_session_id(m.session) && between(m.kind, Offer::Kind::publish, Offer::Kind::play) &&
           source_fits && between(m.bus, Offer::Bus::programme, Offer::Bus::solo) && is_sdp(m.sdp);
}

bool check(const Candidate& m) {
    return is_session_id(m.session) && !m.fragment.empty() && m.fragment.size() <= candidate_bytes_max &&
           has_no_zero(m.fragment);
}

bool check(const Leave& m) {
    return is_session_id(m.session);
}

bool check(const Mix& m) {
    const auto is_line = [](const std::string& line) {
        return line.size() <= third_line_bytes_max && has_no_zero(line);
    };
    return check_scene(m.scene) && between(m.transition, Transition::cut, Transition::move) &&
           between(m.transition_ms, milliseconds{0}, transition_max) && m.sources.size() <= sources_max &&
           std::all_of(m.sources.begin(), m.sources.end(), check_source_mix) && is_line(m.third_line_1) &&
           is_line(m.third_line_2) && m.returns.size() <= returns_max &&
           std::all_of(m.returns.begin(), m.returns.end(), check_return) && check_ducking(m.ducking) &&
           m.files.size() <= files_max && std::all_of(m.files.begin(), m.files.end(), check_file) &&
           m.ready.size() <= sources_max && std::all_of(m.ready.begin(), m.ready.end(), is_name);
}

}  // namespace paraninfo::media_link
