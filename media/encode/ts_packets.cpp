#include "media/encode/ts_packets.hpp"

#include <cstdint>

namespace paraninfo::encode {
namespace {

constexpr std::size_t packet_bytes = 188;
constexpr std::size_t header_bytes = 4;

std::uint8_t byte_at(std::string_view packet, std::size_t at) {
    return static_cast<std::uint8_t>(packet[at]);
}

bool is_programme_table(std::string_view packet) {
    return (byte_at(packet, 1) & 0x1F) == 0 && byte_at(packet, 2) == 0;
}

// The start of a packetised unit of a picture (2.4.3.6: stream_id 1110 xxxx).
bool is_picture(std::string_view payload) {
    return payload.size() >= 4 && payload.starts_with(std::string_view("\0\0\1", 3)) &&
           (byte_at(payload, 3) & 0xF0) == 0xE0;
}

bool begins_alone(std::string_view packet) {
    const bool unit_start = (byte_at(packet, 1) & 0x40) != 0;
    const bool adaptation_and_payload = (byte_at(packet, 3) & 0x30) == 0x30;
    if (!unit_start || !adaptation_and_payload) return false;
    const std::size_t adaptation_bytes = byte_at(packet, header_bytes);
    const std::size_t payload_at = header_bytes + 1 + adaptation_bytes;
    if (adaptation_bytes == 0 || payload_at >= packet.size()) return false;
    return (byte_at(packet, header_bytes + 1) & 0x40) != 0 && is_picture(packet.substr(payload_at));
}

}  // namespace

bool opens_picture(std::string_view packets) {
    bool tables = false;
    for (; packets.size() >= packet_bytes; packets.remove_prefix(packet_bytes)) {
        const std::string_view packet = packets.substr(0, packet_bytes);
        tables = tables || is_programme_table(packet);
        if (begins_alone(packet)) return tables;
    }
    return false;
}

}  // namespace paraninfo::encode
