#pragma once

// The fixed grid of frames on which parts and segments lie, the same for every rendition: a part is defined
// in frames and its duration follows from that. Pure arithmetic.

#include <cstdint>

namespace paraninfo::cmaf {

struct Grid {
    std::uint32_t fps = 30;
    std::uint32_t part_frames = 10;
    std::uint32_t segment_frames = 60;

    // A segment is whole parts, a frame is a whole number of video ticks, an audio part holds a unit at
    // least.
    bool valid() const;

    std::uint32_t frame_ticks() const;                       // in video_timescale
    std::uint32_t audio_units_per_part() const;              // whole AAC frames not above the part's duration
    std::int64_t frame_start_ns(std::uint64_t frame) const;  // from the run's beginning
    std::uint64_t segment_of_frame(std::uint64_t frame) const { return frame / segment_frames; }
    bool opens_segment(std::uint64_t frame) const { return frame % segment_frames == 0; }
    bool opens_part(std::uint64_t frame) const { return frame % part_frames == 0; }

    bool operator==(const Grid&) const = default;
};

}  // namespace paraninfo::cmaf
