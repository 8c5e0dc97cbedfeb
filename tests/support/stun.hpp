// A STUN binding request as ICE sends it (RFC 8489, section 5; RFC 8445, section 7.2.2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace paraninfo::test {

using Packet = std::vector<std::uint8_t>;

inline void put_stun_attribute(Packet& packet, std::uint16_t type, std::string_view value) {
    for (const std::size_t number : {std::size_t{type}, value.size()}) {
        packet.push_back(static_cast<std::uint8_t>(number >> 8));
        packet.push_back(static_cast<std::uint8_t>(number & 0xFF));
    }
    packet.insert(packet.end(), value.begin(), value.end());
    while (packet.size() % 4 != 0) packet.push_back(0);
}

inline Packet stun_request(const Packet& attributes) {
    Packet packet{0, 1, 0, static_cast<std::uint8_t>(attributes.size()), 0x21, 0x12, 0xA4, 0x42};
    packet.resize(20, 7);  // the transaction
    packet.insert(packet.end(), attributes.begin(), attributes.end());
    return packet;
}

// With a SOFTWARE before its USERNAME.
inline Packet stun_call(std::string_view username) {
    Packet attributes;
    put_stun_attribute(attributes, 0x8022, "abc");
    put_stun_attribute(attributes, 0x0006, username);
    return stun_request(attributes);
}

}  // namespace paraninfo::test
