#pragma once

// The test feed's sound: a soft steady tone and a brighter pip at the beginning of each second of the wall
// clock, together with the picture's flash. Pure.

#include <cstdint>
#include <span>

namespace paraninfo::mix {

inline constexpr std::int64_t pip_ms = 100;

// Interleaved stereo at 48 kHz. `first_sample` counts without a gap from call to call; `wall_ms` is the clock
// at it.
void test_tone(std::uint64_t first_sample, std::int64_t wall_ms, std::span<std::int16_t> out);

}  // namespace paraninfo::mix
