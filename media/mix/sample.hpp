// Sound as 16-bit samples and as the floats that are reckoned with. Pure.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace paraninfo::mix {

inline constexpr float full_scale = 32768;

// Of 1 as full scale; what is louder is clipped.
inline std::int16_t sample_of(float value) {
    return static_cast<std::int16_t>(std::lround(std::clamp(value * full_scale, -32768.0F, 32767.0F)));
}

}  // namespace paraninfo::mix
