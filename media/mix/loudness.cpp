#include "media/mix/loudness.hpp"

#include "media/mix/r128_state.hpp"
#include "media/mix/sample.hpp"

#include <algorithm>
#include <cmath>

namespace paraninfo::mix {
namespace {

constexpr double relative_gate = 0.1;  // of the power: -10 LU

double amplitude(double db) {
    return std::pow(10.0, db / 20);
}

}  // namespace

struct Loudness::Meter : R128State {
    Meter() : R128State(EBUR128_MODE_M) {}
};

Loudness::Loudness(double target_lufs)
    : target_lufs_(target_lufs),
      meter_(std::make_unique<Meter>()),
      powers_(blocks_max),
      limiter_(amplitude(ceiling_dbtp)) {
}

Loudness::~Loudness() = default;

void Loudness::process(std::span<std::int16_t> samples) {
    while (!samples.empty()) {
        const std::size_t frames = std::min(samples.size() / 2, block - in_block_);
        const auto some = samples.first(2 * frames);
        ebur128_add_frames_short(meter_->state, some.data(), frames);
        amplify(some);
        in_block_ += frames;
        if (in_block_ == block) note_block();
        samples = samples.subspan(2 * frames);
    }
}

// Every 100 ms, over the last 400: a block of EBU R 128.
void Loudness::note_block() {
    in_block_ = 0;
    double lufs = 0;
    if (ebur128_loudness_momentary(meter_->state, &lufs) != EBUR128_SUCCESS || lufs < gate_lufs) {
        wanted_ = gain_;
        return;
    }
    powers_[blocks_++ % blocks_max] = std::pow(10.0, lufs / 10);
    if (blocks_ < blocks_least) return;
    wanted_ = amplitude(std::clamp(target_lufs_ - heard_lufs(), gain_db_min, gain_db_max));
}

// The mean of what was heard, without what is 10 LU and more below it: pauses between words do not count.
double Loudness::heard_lufs() const {
    const auto end = powers_.begin() + static_cast<std::ptrdiff_t>(std::min(blocks_, blocks_max));
    double sum = 0;
    for (auto power = powers_.begin(); power != end; ++power) sum += *power;
    const double least = sum / static_cast<double>(end - powers_.begin()) * relative_gate;
    double loud = 0;
    std::size_t count = 0;
    for (auto power = powers_.begin(); power != end; ++power) {
        if (*power < least) continue;
        loud += *power;
        ++count;
    }
    return 10 * std::log10(loud / static_cast<double>(count));
}

void Loudness::amplify(std::span<std::int16_t> samples) {
    static const double faster = amplitude(gain_db_per_second / 48000);
    for (std::size_t i = 0; i + 1 < samples.size(); i += 2) {
        gain_ = gain_ < wanted_ ? std::min(wanted_, gain_ * faster) : std::max(wanted_, gain_ / faster);
        const auto gain = static_cast<float>(gain_) / full_scale;
        const auto out =
            limiter_.step({static_cast<float>(samples[i]) * gain, static_cast<float>(samples[i + 1]) * gain});
        samples[i] = sample_of(out[0]);
        samples[i + 1] = sample_of(out[1]);
    }
}

}  // namespace paraninfo::mix
