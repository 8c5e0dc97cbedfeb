#pragma once

// Cut access units into parts on the grid: one VideoSegmenter for each video rendition, one AudioSegmenter
// for each audio rendition. All cut at the same places because none looks at anything but the grid and the
// units' own numbers. Pure: no clock, no media library. A unit that does not fit is a Fault, after which the
// run cannot go on.

#include "media/cmaf/fragment.hpp"
#include "media/cmaf/grid.hpp"
#include "media/cmaf/part.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace paraninfo::cmaf {

inline constexpr std::size_t access_unit_bytes_max = 2U << 20;
inline constexpr std::size_t part_bytes_max = 3U << 20;

enum class Fault : std::uint8_t {
    none,
    too_large,            // an access unit or a part over its limit
    out_of_order,         // the number or the time went back
    hole,                 // what opens a part never came, or more than one AAC unit is missing
    segment_without_key,  // a segment's first frame cannot be decoded alone
};
const char* to_string(Fault fault);

struct Cut {
    std::vector<Part> parts;
    Fault fault = Fault::none;
    bool operator==(const Cut&) const = default;
};

class VideoSegmenter {
  public:
    // `origin_ns`: CLOCK_MONOTONIC of frame 0.
    VideoSegmenter(Grid grid, std::int64_t origin_ns) : grid_(grid), origin_ns_(origin_ns) {}

    // `frame` counts from 0. A frame inside a part may be missing: the one before it then lasts longer.
    Cut push(std::uint64_t frame, bool key, std::string bytes);
    // Gives up whatever is not yet in a part: each whole part before `frame` that will not come, without
    // bytes. Frames go on where a part opens, at `frame` or after it.
    Cut skip_to(std::uint64_t frame);

  private:
    Fault refuse(std::uint64_t frame, bool key, std::size_t size) const;
    Part place(std::uint64_t first) const;
    Part finish();
    void forget();

    Grid grid_;
    std::int64_t origin_ns_;
    std::vector<Sample> samples_;
    std::vector<std::uint64_t> frames_;
    std::size_t part_bytes_ = 0;
    std::uint64_t next_ = 0;  // the lowest frame number that may come
    std::uint32_t sequence_ = 0;
};

class AudioSegmenter {
  public:
    // `origin_ns`: CLOCK_MONOTONIC of sample 0. `priming_units`: how many units at the start carry the
    // encoder's priming only; they are dropped and the time of the others is drawn back by as much.
    AudioSegmenter(Grid grid, std::int64_t origin_ns, std::uint32_t priming_units)
        : grid_(grid), origin_ns_(origin_ns), priming_left_(priming_units), priming_(priming_units) {}

    // `sample` is the encoder's own timestamp in 1/48000 s, used only to notice a hole: time is counted.
    Cut push(std::int64_t sample, std::string bytes);

  private:
    Part finish(bool last);

    Grid grid_;
    std::int64_t origin_ns_;
    std::uint32_t priming_left_;
    std::uint32_t priming_;
    std::vector<Sample> samples_;
    std::size_t part_bytes_ = 0;
    std::uint64_t counted_ = 0;  // samples so far: the next unit's decode time
    std::uint64_t segment_ = 0;
    std::uint32_t index_ = 0;
    std::uint32_t sequence_ = 0;
};

}  // namespace paraninfo::cmaf
