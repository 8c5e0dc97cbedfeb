#pragma once

// Where parts and segments begin among the frames of one timeline, which reaches from one discontinuity to
// the next: on a grid, all of it known beforehand, or where whoever follows a source says so, known up to the
// frame said last. Pure; the owner guards it.

#include "media/cmaf/grid.hpp"

#include <cstdint>
#include <deque>
#include <optional>

namespace paraninfo::cmaf {

struct Opens {
    bool segment = false;
    bool part = false;
    bool operator==(const Opens&) const = default;
};

class Cuts {
  public:
    static constexpr std::size_t remembered_max = 1024;  // parts; no encoder may be so late

    struct Place {
        std::uint64_t first = 0;    // frame
        std::uint64_t end = 0;      // the first frame after it
        std::uint64_t segment = 0;  // counted from 0 in the timeline
        std::uint32_t index = 0;    // in its segment
        bool last = false;          // of its segment
        bool operator==(const Place&) const = default;
    };

    // On the grid from frame 0 on, without an end.
    explicit Cuts(Grid grid) : grid_(grid) {}
    // A timeline that begins at `base` and follows.
    Cuts(Grid grid, std::uint64_t base) : grid_(grid), base_(base), next_(base), follows_(true) {}

    // The next frame of one that follows. The timeline's first opens a segment in any case; a part is as long
    // as the grid's, or shorter where its segment ends.
    Opens follow(std::uint64_t frame, bool opens_segment);
    // The timeline ends before this frame, the next to be followed.
    void end_at(std::uint64_t frame) { end_ = frame; }

    const Grid& grid() const { return grid_; }
    std::uint64_t base() const { return base_; }
    bool opens_segment(std::uint64_t frame) const;
    // The part in which this frame lies; nothing while its end is not known.
    std::optional<Place> part_at(std::uint64_t frame) const;
    // The first frame after this segment; nothing while it is not known.
    std::optional<std::uint64_t> segment_end(std::uint64_t segment) const;
    bool is_end(std::uint64_t frame) const { return end_ == frame; }

  private:
    struct Start {
        std::uint64_t frame = 0;
        std::uint64_t segment = 0;
        std::uint32_t index = 0;
    };
    std::optional<Place> grid_part_at(std::uint64_t frame) const;

    Grid grid_;
    std::uint64_t base_ = 0;
    std::uint64_t next_ = 0;  // the frame that is followed next
    bool follows_ = false;
    std::optional<std::uint64_t> end_;
    std::deque<Start> starts_;  // of parts, ascending
};

}  // namespace paraninfo::cmaf
