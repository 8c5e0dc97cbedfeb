#include "media/mix/speech_gate.hpp"

#include "media/mix/sample.hpp"

#include <algorithm>
#include <cmath>

namespace paraninfo::mix {
namespace {

constexpr std::size_t frames_of(std::chrono::milliseconds time) {
    return static_cast<std::size_t>(time.count()) * 48;
}

double power_of(std::span<const std::int16_t> samples) {
    double power = 0;
    for (const std::int16_t sample : samples) {
        const double value = sample / full_scale;
        power += value * value;
    }
    return power / static_cast<double>(samples.size());
}

}  // namespace

double SpeechGate::step(std::span<const std::int16_t> samples) {
    if (samples.empty()) return weight_;
    const std::size_t frames = samples.size() / 2;
    const double share =
        std::min(1.0, static_cast<double>(frames) / static_cast<double>(frames_of(judged_over)));
    power_ += (power_of(samples) - power_) * share;
    const double dbfs = 10 * std::log10(power_ + 1e-12);
    if (dbfs >= (open_ ? closes_dbfs : opens_dbfs)) {
        open_ = true;
        quiet_frames_ = 0;
    } else {
        quiet_frames_ += frames;
        open_ = open_ && quiet_frames_ <= frames_of(hold);
    }
    const double way = static_cast<double>(frames) / static_cast<double>(frames_of(open_ ? attack : release));
    weight_ = std::clamp(open_ ? weight_ + way : weight_ - way, 0.0, 1.0);
    return weight_;
}

}  // namespace paraninfo::mix
