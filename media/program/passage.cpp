#include "media/program/passage.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::program {
namespace {

// Beyond one segment a second, which the gateway takes as the most that time allows.
constexpr std::uint64_t short_segments_max = 5;

}  // namespace

std::uint32_t segment_frames_max(const cmaf::Grid& grid) {
    const std::uint32_t target_seconds = (grid.segment_frames + grid.fps - 1) / grid.fps;
    return target_seconds * grid.fps + grid.fps / 2 - 1;
}

Passage::Passage(const cmaf::Grid& grid)
    : grid_(grid), frames_max_(segment_frames_max(grid)), fit_(grid.fps, frames_max_) {
}

Passage::Step Passage::step(std::uint64_t frame, std::vector<SourceUnit> units, bool picture,
                            bool may_break) {
    for (SourceUnit& unit : units) {
        fit_.note(frame, unit);
        waiting_.push_back(std::move(unit));
    }
    fit_.note_frame(frame, picture);
    if (passing_ && waiting_.size() > waiting_max) fit_.restart("has more pictures than two a frame");
    if (passing_ && overfills_a_part(frame)) fit_.restart("sends more at once than a part holds");
    if (passing_) {
        const bool over = must_end(frame, picture);
        return over && may_break ? end(frame) : pass(frame, over);
    }
    drop_before_key();
    if (may_break && picture && can_begin(frame)) return begin(frame);
    waiting_.clear();
    const bool opens = frame == 0 || frame - segment_at_ >= grid_.segment_frames;
    if (opens) segment_at_ = frame;
    return {.opens_segment = opens};
}

// The units of a frame may begin with what belongs to the one before.
void Passage::drop_before_key() {
    while (!waiting_.empty() && !waiting_.front().key) waiting_.pop_front();
}

bool Passage::can_begin(std::uint64_t frame) const {
    return frame > 0 && !waiting_.empty() && fit_.fits() && frame >= quiet_until_;
}

Passage::Step Passage::begin(std::uint64_t frame) {
    passing_ = true;
    began_at_ = segment_at_ = frame;
    segments_ = 1;
    breaks_seen_ = fit_.breaks();
    auto format = waiting_.front().format;
    return {.opens_segment = true,
            .opens_timeline = true,
            .passing = true,
            .units = take(frame),
            .format = std::move(format)};
}

bool Passage::must_end(std::uint64_t frame, bool picture) const {
    if (!picture || fit_.breaks() != breaks_seen_) return true;
    return frame - segment_at_ >= frames_max_ && !cuts_here(frame);
}

Passage::Step Passage::end(std::uint64_t frame) {
    passing_ = false;
    // One that fails again soon must be well for longer each time.
    if (frame - began_at_ >= trial_seconds * grid_.fps) quiet_seconds_ = quiet_seconds_min;
    quiet_until_ = frame + quiet_seconds_ * grid_.fps;
    quiet_seconds_ = std::min(2 * quiet_seconds_, quiet_seconds_max);
    segment_at_ = frame;
    waiting_.clear();
    passed_.clear();
    passed_bytes_ = 0;
    return {.opens_segment = true, .opens_timeline = true};
}

// What is over but cannot be ended at this frame passes nothing on: what would come does not follow.
Passage::Step Passage::pass(std::uint64_t frame, bool must_end) {
    Step step{.passing = true};
    if (must_end) {
        waiting_.clear();
        return step;
    }
    step.opens_segment = cuts_here(frame);
    if (step.opens_segment) {
        segment_at_ = frame;
        ++segments_;
    }
    step.units = take(frame);
    return step;
}

// At a key frame, if the segment has a second, or would get too long with the pictures up to the next one.
bool Passage::cuts_here(std::uint64_t frame) const {
    if (waiting_.empty() || !waiting_.front().key) return false;
    const std::uint64_t length = frame - segment_at_;
    if (length >= grid_.fps) return true;
    const bool in_time = segments_ < (frame - began_at_) / grid_.fps + short_segments_max;
    return length > 0 && in_time && length + fit_.longest_gop() > frames_max_;
}

// A part that is too large would end the programme, with all its renditions; this ends the passage. No part
// has more frames than the grid's, wherever it begins.
bool Passage::overfills_a_part(std::uint64_t frame) {
    while (!passed_.empty() && passed_.front().first + grid_.part_frames <= frame) {
        passed_bytes_ -= passed_.front().second;
        passed_.pop_front();
    }
    std::size_t next = 0;
    for (std::size_t i = 0; i < std::min(waiting_.size(), units_per_frame_max); ++i)
        next += waiting_[i].bytes.size();
    return passed_bytes_ + next > cmaf::part_bytes_max;
}

// A key frame begins a frame's units, or waits for the next frame.
std::vector<cmaf::Unit> Passage::take(std::uint64_t frame) {
    std::vector<cmaf::Unit> units;
    while (!waiting_.empty() && units.size() < units_per_frame_max) {
        if (!units.empty() && waiting_.front().key) break;
        passed_.emplace_back(frame, waiting_.front().bytes.size());
        passed_bytes_ += passed_.back().second;
        units.push_back({waiting_.front().key, std::move(waiting_.front().bytes)});
        waiting_.pop_front();
    }
    return units;
}

std::string Passage::why_not() const {
    return fit_.why();
}

}  // namespace paraninfo::program
