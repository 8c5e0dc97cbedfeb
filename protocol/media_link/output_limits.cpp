#include "protocol/media_link/limits.hpp"
#include "protocol/media_link/messages.hpp"
#include "protocol/media_link/output_bodies.hpp"

#include <algorithm>
#include <array>

namespace paraninfo::media_link {
namespace {

bool check_output_state(const OutputState& m) {
    constexpr std::array<std::uint16_t, 7> codes{0, 400, 403, 404, 409, 503, 504};
    return is_name(m.output) && m.receivers <= receivers_max && m.kbit <= 10'000'000 &&
           std::find(codes.begin(), codes.end(), m.refusal) != codes.end();
}

bool check_room_output(const RoomOutput& m) {
    return is_name(m.output) && between(m.sound, RoomOutput::Sound::programme, RoomOutput::Sound::hall_minus);
}

// What is said to who is called means nothing without one.
bool check_srt_output(const SrtOutput& m) {
    const bool calls = !m.host.empty();
    return is_name(m.id) && is_printable(m.passphrase, passphrase_bytes_max) &&
           m.passphrase.size() >= passphrase_bytes_min &&
           between(m.latency, output_latency_min, output_latency_max) &&
           is_printable(m.host, host_bytes_max) && calls == (m.port != 0) &&
           is_printable(m.streamid, streamid_bytes_max) && (calls || m.streamid.empty());
}

}  // namespace

bool check(const OutputStates& m) {
    return m.outputs.size() <= outputs_max &&
           std::all_of(m.outputs.begin(), m.outputs.end(), check_output_state);
}

bool check(const std::vector<RoomOutput>& outputs) {
    return outputs.size() <= room_outputs_max &&
           std::all_of(outputs.begin(), outputs.end(), check_room_output);
}

bool check(const std::vector<SrtOutput>& outputs) {
    return outputs.size() <= outputs_max && std::all_of(outputs.begin(), outputs.end(), check_srt_output);
}

// Each packet's first byte is its mark (ISO 13818-1, 2.4.3.2); nothing else is looked at.
bool check(const OutputBytes& m) {
    if (m.bytes.empty() || m.bytes.size() > output_bytes_max) return false;
    if (m.bytes.size() % ts_packet_bytes != 0) return false;
    for (std::size_t i = 0; i < m.bytes.size(); i += ts_packet_bytes)
        if (m.bytes[i] != '\x47') return false;
    return true;
}

bool check(const OutputWanted&) {
    return true;
}

}  // namespace paraninfo::media_link
