#include "media/mix/limiter.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace paraninfo::mix {
namespace {

constexpr double release = 1.0 / 4800;  // of what is missing, for each frame: about a tenth of a second

// A sinc under a Hann window, a quarter of a sample further with each phase.
float coefficient(std::size_t phase, std::size_t tap) {
    const double at = static_cast<double>(tap) - static_cast<double>(Limiter::taps / 2 - 1) -
                      static_cast<double>(phase) / Limiter::phases;
    const double reach = static_cast<double>(Limiter::taps) / 2;
    if (at == 0) return 1;
    const double angle = std::numbers::pi * at;
    const double hann = std::abs(at) < reach ? 0.5 + 0.5 * std::cos(angle / reach) : 0;
    return static_cast<float>(std::sin(angle) / angle * hann);
}

}  // namespace

Limiter::Limiter(double ceiling)
    : ceiling_(ceiling), line_(delay), gains_(window, 1.0), gains_sum_(static_cast<double>(window)) {
    for (std::size_t phase = 0; phase < phases; ++phase)
        for (std::size_t tap = 0; tap < taps; ++tap) interpolator_[phase][tap] = coefficient(phase, tap);
}

std::array<float, 2> Limiter::step(std::array<float, 2> frame) {
    for (std::size_t channel = 0; channel < 2; ++channel) {
        auto& recent = recent_[channel];
        std::move(recent.begin() + 1, recent.end(), recent.begin());
        recent.back() = frame[channel];
    }
    const double here = peak();
    gain_ = smooth(least_needed(here > ceiling_ ? ceiling_ / here : 1.0));
    std::array<float, 2>& slot = line_[at_ % delay];
    const std::array<float, 2> out{static_cast<float>(slot[0] * gain_), static_cast<float>(slot[1] * gain_)};
    slot = frame;
    ++at_;
    return out;
}

// The highest of both channels between two samples, the middle ones of `recent_`.
float Limiter::peak() const {
    float highest = 0;
    for (const auto& recent : recent_)
        for (const auto& phase : interpolator_) {
            float sum = 0;
            for (std::size_t tap = 0; tap < taps; ++tap) sum += recent[tap] * phase[tap];
            highest = std::max(highest, std::abs(sum));
        }
    return highest;
}

// One frame more than the window: a peak between two samples concerns both.
double Limiter::least_needed(double needed) {
    while (!needed_.empty() && needed_.back().second >= needed) needed_.pop_back();
    needed_.emplace_back(at_, needed);
    while (needed_.front().first + window < at_) needed_.pop_front();
    return needed_.front().second;
}

// The mean over the window of what falls at once and rises slowly: wherever a whole window needs a gain, the
// mean is not above it.
double Limiter::smooth(double gain) {
    released_ = std::min(gain, released_ + (1 - released_) * release);
    double& oldest = gains_[at_ % window];
    gains_sum_ += released_ - oldest;
    oldest = released_;
    return std::min(1.0, gains_sum_ / static_cast<double>(window));
}

}  // namespace paraninfo::mix
