#include "media/mix/tone.hpp"

#include <cmath>
#include <numbers>

namespace paraninfo::mix {
namespace {

constexpr std::uint64_t rate = 48000;

// Both frequencies are whole numbers of Hz, so each second begins at phase zero and nothing drifts.
double wave(std::uint64_t sample, unsigned hz) {
    const auto turn = static_cast<double>(sample * hz % rate) / static_cast<double>(rate);
    return std::sin(2.0 * std::numbers::pi * turn);
}

}  // namespace

void test_tone(std::uint64_t first_sample, std::int64_t wall_ms, std::span<std::int16_t> out) {
    for (std::size_t i = 0; i + 1 < out.size(); i += 2) {
        const std::uint64_t sample = first_sample + i / 2;
        const std::int64_t at_ms = wall_ms + static_cast<std::int64_t>(i / 2 * 1000 / rate);
        double value = 0.05 * wave(sample, 440);
        if (at_ms % 1000 < pip_ms) value += 0.25 * wave(sample, 1000);
        out[i] = out[i + 1] = static_cast<std::int16_t>(std::lround(value * 32767.0));
    }
}

}  // namespace paraninfo::mix
