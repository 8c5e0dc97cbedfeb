#include "media/program/beat.hpp"

#include <algorithm>
#include <cstdlib>

namespace paraninfo::program {

Beat::Beat(std::uint32_t fps, std::uint32_t part_frames, Feed& feed, Slate slate, Stage& stage)
    : blocks_(sound_blocks(fps)),
      part_frames_(part_frames),
      feed_(feed),
      slate_(std::move(slate)),
      stage_(stage),
      samples_(2 * sound_rate / fps / blocks_) {
}

// The sound first: mixing and handing on a picture takes longer.
void Beat::step(std::uint64_t block, Instant now, Instant late) {
    const bool opens_frame = block % blocks_ == 0;
    const bool was_hidden = frame_hidden_;
    if (opens_frame) frame_hidden_ = hidden_;
    take_sound(block * (samples_.size() / 2));
    if (opens_frame) take_picture(block / blocks_, now, late > hurries_at && was_hidden == frame_hidden_);
}

// A part's first frame is never left out: the grid stands on it.
void Beat::take_picture(std::uint64_t frame, Instant now, bool hurries) {
    const bool droppable = frame % part_frames_ != 0;
    const bool again = hurries && droppable && shown_;
    if (!again) shown_ = make_picture(now);
    if (!stage_.picture(frame, shown_, droppable) || again) ++dropped_;
}

gst::SharedBuffer Beat::make_picture(Instant now) {
    gst::SharedBuffer picture = feed_.picture(now);
    feed_silent_ = picture == nullptr;
    live_ = picture != nullptr && !frame_hidden_;
    return live_ ? picture : slate_();
}

void Beat::take_sound(std::uint64_t first) {
    feed_.sound(first, samples_);
    // Who is on a pause behind the slate is not heard either.
    if (frame_hidden_) std::fill(samples_.begin(), samples_.end(), std::int16_t{0});
    note_peaks();
    stage_.sound(first, samples_);
}

void Beat::note_peaks() {
    std::array<int, 2> peaks{};
    for (std::size_t i = 0; i < samples_.size(); ++i)
        peaks[i % 2] = std::max(peaks[i % 2], std::abs(int{samples_[i]}));
    for (std::size_t channel = 0; channel < 2; ++channel)
        peaks_[channel] = std::max(peaks_[channel].load(), peaks[channel]);
}

std::array<int, 2> Beat::take_peaks() {
    return {peaks_[0].exchange(0), peaks_[1].exchange(0)};
}

}  // namespace paraninfo::program
