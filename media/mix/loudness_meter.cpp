#include "media/mix/loudness_meter.hpp"

#include "media/mix/r128_state.hpp"

#include <algorithm>

namespace paraninfo::mix {

struct LoudnessMeter::Meter : R128State {
    Meter() : R128State(EBUR128_MODE_S) {}
};

LoudnessMeter::LoudnessMeter() : meter_(std::make_unique<Meter>()) {
}

LoudnessMeter::~LoudnessMeter() = default;

void LoudnessMeter::add(std::span<const std::int16_t> samples) {
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

}  // namespace paraninfo::mix
