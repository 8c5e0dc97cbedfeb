// What the limits of several messages are made of. Pure; of the codec alone.
#pragma once

#include "protocol/media_link/messages.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace paraninfo::media_link {

template <typename Value>
bool between(Value value, Value least, Value most) {
    return value >= least && value <= most;
}

inline bool is_printable(std::string_view text, std::size_t most) {
    return text.size() <= most &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

inline bool has_no_zero(std::string_view text) {
    return text.find('\0') == std::string_view::npos;
}

// Lower-case hexadecimal digits, so many of them.
inline bool is_hexadecimal(std::string_view text, std::size_t digits) {
    return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

inline bool is_side(std::uint16_t side) {
    return between<std::uint16_t>(side, 16, picture_side_max);
}

// In LUFS; 0: none.
inline bool is_loudness_target(std::int16_t lufs) {
    return lufs == 0 || between<std::int16_t>(lufs, -31, -12);
}

}  // namespace paraninfo::media_link
