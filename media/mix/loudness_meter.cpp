#include "media/mix/loudness_meter.hpp"

#include <ebur128.h>

#include <algorithm>
#include <new>

namespace paraninfo::mix {

struct LoudnessMeter::Meter {
    ebur128_state* state = ebur128_init(2, 48000, EBUR128_MODE_S);
    Meter() {
        if (!state) throw std::bad_alloc();
    }
    ~Meter() { ebur128_destroy(&state); }
    Meter(const Meter&) = delete;
    Meter& operator=(const Meter&) = delete;
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
