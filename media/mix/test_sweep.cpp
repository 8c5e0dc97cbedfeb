#include "media/mix/test_sweep.hpp"

#include "media/mix/sample.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace paraninfo::mix {
namespace {

constexpr double sweep_rate = 48'000;
constexpr double lowest_hz = 300;
constexpr double highest_hz = 3'000;
constexpr double sweep_amplitude = 0.1;  // −20 dBFS: as loud as speech
constexpr double rising_frames = 28'800;
constexpr double falling_frames = 4'800;

// From 0 to 1 over `way` of 0 to 1, without a corner at either end.
double swell(double way) {
    return 0.5 - 0.5 * std::cos(std::numbers::pi * std::clamp(way, 0.0, 1.0));
}

// Each octave takes as long as any other (Farina's exponential sweep).
double sweep_at(std::size_t frame) {
    const auto at = static_cast<double>(frame);
    const auto length = static_cast<double>(sweep_frames);
    const double octaves = std::log(highest_hz / lowest_hz);
    const double turns = lowest_hz * length / sweep_rate / octaves * (std::exp(at / length * octaves) - 1);
    const double envelope = swell(at / rising_frames) * swell((length - at) / falling_frames);
    return sweep_amplitude * envelope * std::sin(2 * std::numbers::pi * turns);
}

}  // namespace

std::vector<float> test_sweep(std::size_t first, std::size_t frames) {
    std::vector<float> sweep(frames);
    for (std::size_t i = 0; i < frames && first + i < sweep_frames; ++i)
        sweep[i] = static_cast<float>(sweep_at(first + i));
    return sweep;
}

void add_test_sweep(std::size_t first, std::span<std::int16_t> sound) {
    const std::vector<float> sweep = test_sweep(first, sound.size() / 2);
    for (std::size_t i = 0; i < 2 * sweep.size(); ++i)
        sound[i] = sample_of(static_cast<float>(sound[i]) / full_scale + sweep[i / 2]);
}

}  // namespace paraninfo::mix
