// Numbers as RTMP, AMF0 and FLV write them: the highest byte first. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace paraninfo::rtmp {

// The lowest `size` bytes of the value, up to 8.
inline void put_big_endian(std::string& out, std::uint64_t value, int size) {
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8) out.push_back(static_cast<char>(value >> shift));
}

// Of at most 8 bytes.
inline std::uint64_t read_big_endian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes) value = value << 8 | static_cast<std::uint8_t>(byte);
    return value;
}

}  // namespace paraninfo::rtmp
