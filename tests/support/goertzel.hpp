// Which tones are in a sound, by Goertzel's recurrence.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace paraninfo::testing {

// The amplitude of one frequency in samples at 48 kHz, 1 being full scale.
inline double amplitude(std::span<const std::int16_t> samples, double hertz) {
    const double turn = 2.0 * std::cos(2.0 * 3.14159265358979323846 * hertz / 48000.0);
    double before = 0, last = 0;
    for (const std::int16_t sample : samples) {
        const double next = sample / 32768.0 + turn * last - before;
        before = last;
        last = next;
    }
    const double power = last * last + before * before - turn * last * before;
    return 2.0 * std::sqrt(power > 0 ? power : 0) / static_cast<double>(samples.size());
}

// The same of the left channel of interleaved stereo.
inline double level_of_tone(std::span<const std::int16_t> stereo, double hertz) {
    std::vector<std::int16_t> left;
    for (std::size_t i = 0; i < stereo.size(); i += 2) left.push_back(stereo[i]);
    return amplitude(left, hertz);
}

// It is clearly there, and each of the others is less than a tenth of it.
inline bool loudest_is(std::span<const std::int16_t> samples, double hertz,
                       const std::vector<double>& others) {
    if (samples.empty() || amplitude(samples, hertz) < 0.05) return false;
    for (const double other : others)
        if (amplitude(samples, other) * 10 > amplitude(samples, hertz)) return false;
    return true;
}

}  // namespace paraninfo::testing
