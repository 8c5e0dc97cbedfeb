#include "media/cmaf/cuts.hpp"

#include <algorithm>

namespace paraninfo::cmaf {

Opens Cuts::follow(std::uint64_t frame, bool opens_segment) {
    next_ = frame + 1;
    if (starts_.empty()) {
        starts_.push_back({frame, 0, 0});
        return {true, true};
    }
    const Start& newest = starts_.back();
    if (opens_segment)
        starts_.push_back({frame, newest.segment + 1, 0});
    else if (frame - newest.frame >= grid_.part_frames)
        starts_.push_back({frame, newest.segment, newest.index + 1});
    else
        return {};
    if (starts_.size() > remembered_max) starts_.pop_front();
    return {opens_segment, true};
}

bool Cuts::opens_segment(std::uint64_t frame) const {
    if (!follows_) return grid_.opens_segment(frame);
    const auto part = part_at(frame);
    if (part) return part->first == frame && part->index == 0;
    return !starts_.empty() && starts_.back().frame == frame && starts_.back().index == 0;
}

std::optional<Cuts::Place> Cuts::part_at(std::uint64_t frame) const {
    if (!follows_) return grid_part_at(frame);
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), frame,
                                        [](std::uint64_t f, const Start& start) { return f < start.frame; });
    if (after == starts_.begin() || frame >= end_.value_or(next_)) return std::nullopt;
    const Start& start = *std::prev(after);
    Place place{start.frame, 0, start.segment, start.index, true};
    if (after != starts_.end()) {
        place.end = after->frame;
        place.last = after->index == 0;
        return place;
    }
    if (!end_) return std::nullopt;
    place.end = *end_;
    return place;
}

std::optional<Cuts::Place> Cuts::grid_part_at(std::uint64_t frame) const {
    Place place;
    place.first = frame - frame % grid_.part_frames;
    place.end = place.first + grid_.part_frames;
    place.segment = grid_.segment_of_frame(frame);
    place.index = static_cast<std::uint32_t>(frame % grid_.segment_frames / grid_.part_frames);
    place.last = grid_.opens_segment(place.end);
    return place;
}

std::optional<std::uint64_t> Cuts::segment_end(std::uint64_t segment) const {
    if (!follows_) return (segment + 1) * grid_.segment_frames;
    const auto after = std::find_if(starts_.begin(), starts_.end(),
                                    [segment](const Start& s) { return s.segment > segment; });
    if (after != starts_.end()) return after->frame;
    return end_;
}

}  // namespace paraninfo::cmaf
