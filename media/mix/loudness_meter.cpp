#include "media/mix/loudness_meter.hpp"

#include "media/mix/r128_state.hpp"

#include <algorithm>
#include <cstdlib>

namespace paraninfo::mix {

struct LoudnessMeter::Meter : R128State {
    Meter() : R128State(EBUR128_MODE_S) {}
};

LoudnessMeter::LoudnessMeter() : meter_(std::make_unique<Meter>()) {
}

LoudnessMeter::~LoudnessMeter() = default;

void LoudnessMeter::add(std::span<const std::int16_t> samples) {
    note_peaks(samples);
    while (samples.size() > 1) {
        const std::size_t frames = std::min(samples.size() / 2, block - in_block_);
        ebur128_add_frames_short(meter_->state, samples.data(), frames);
        in_block_ += frames;
        if (in_block_ == block) note_block();
        samples = samples.subspan(2 * frames);
    }
}

// Of silence the library says minus infinity.
void LoudnessMeter::note_block() {
    in_block_ = 0;
    double lufs = least_lufs;
    if (ebur128_loudness_momentary(meter_->state, &lufs) == EBUR128_SUCCESS)
        momentary_ = std::clamp(lufs, least_lufs, most_lufs);
    if (ebur128_loudness_shortterm(meter_->state, &lufs) == EBUR128_SUCCESS)
        short_term_ = std::clamp(lufs, least_lufs, most_lufs);
}

// Between load and store they may be taken: then one is told twice, and none is lost.
void LoudnessMeter::note_peaks(std::span<const std::int16_t> samples) {
    std::array<int, 2> peaks{};
    for (std::size_t i = 0; i < samples.size(); ++i)
        peaks[i % 2] = std::max(peaks[i % 2], std::abs(int{samples[i]}));
    for (std::size_t channel = 0; channel < peaks.size(); ++channel)
        peaks_[channel] = std::max(peaks_[channel].load(), peaks[channel]);
}

}  // namespace paraninfo::mix
