#pragma once

// The sound by which a hall's echo is looked for: a sweep of two seconds through the band of speech. It
// begins quietly, so that a hand at the desk has time, and is found again after codecs and on a clock that
// runs a little faster or slower, which shifts a sweep of this kind and does not blur it. Pure.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace paraninfo::mix {

inline constexpr std::size_t sweep_frames = 96'000;  // at 48 kHz

// Its frames from `first` on, 1 is full scale; 0 before it and behind it.
std::vector<float> test_sweep(std::size_t first, std::size_t frames);

// Adds its frames from `first` on to interleaved stereo; what becomes too loud is clipped.
void add_test_sweep(std::size_t first, std::span<std::int16_t> sound);

}  // namespace paraninfo::mix
