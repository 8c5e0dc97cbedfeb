#pragma once

// How loud one tone is in a sound, by Goertzel's algorithm, so that tests can tell sources apart by ear.

#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>

namespace paraninfo::testing {

// The amplitude (1 is full scale) of `hz` in the left channel of interleaved stereo at 48 kHz. Exact where
// the samples hold whole periods; tones a few tens of Hz apart are told apart from 0.1 s on.
inline double level_of_tone(std::span<const std::int16_t> stereo, double hz) {
    const double turn = 2 * std::numbers::pi * hz / 48000;
    const double factor = 2 * std::cos(turn);
    const auto count = static_cast<double>(stereo.size() / 2);
    double before = 0;
    double newest = 0;
    double window = 0;
    for (std::size_t i = 0; i + 1 < stereo.size(); i += 2) {
        // Hann's window: what ends in the middle of a period does not leak into other tones.
        const double weight =
            0.5 - 0.5 * std::cos(2 * std::numbers::pi * (static_cast<double>(i / 2) + 0.5) / count);
        const double here = weight * stereo[i] / 32768.0 + factor * newest - before;
        before = newest;
        newest = here;
        window += weight;
    }
    const double power = newest * newest + before * before - factor * newest * before;
    return 2 * std::sqrt(std::max(power, 0.0)) / window;
}

}  // namespace paraninfo::testing
