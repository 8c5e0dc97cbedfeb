#pragma once

// Cut access units into parts: one VideoSegmenter for each video rendition, one AudioSegmenter for each audio
// rendition. All cut at the same places because none looks at anything but the Cuts they share and the units'
// own numbers. Pure: no clock, no media library. A unit that does not fit is a Fault, after which the
// run cannot go on.

#include "media/cmaf/cuts.hpp"
#include "media/cmaf/fragment.hpp"
#include "media/cmaf/part.hpp"

#include <cstdint>
#include <memory>
#include <span>
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

// An access unit as its source coded it.
struct Unit {
    bool key = false;
    std::string bytes = {};
    bool operator==(const Unit&) const = default;
};

using SharedCuts = std::shared_ptr<const Cuts>;

class VideoSegmenter {
  public:
    // `origin_ns`: CLOCK_MONOTONIC of frame 0.
    VideoSegmenter(SharedCuts cuts, std::int64_t origin_ns)
        : cuts_(std::move(cuts)), origin_ns_(origin_ns), next_(cuts_->base()) {}
    VideoSegmenter(Grid grid, std::int64_t origin_ns)
        : VideoSegmenter(std::make_shared<const Cuts>(grid), origin_ns) {}

    // One unit a frame. A frame inside a part may be missing: the one before it then lasts longer.
    Cut push(std::uint64_t frame, bool key, std::string bytes);
    // Any number of units in this frame's time; for each frame, also without any. They share the frame's
    // time; the first of a part is dated at the part's beginning. A part without any will never come.
    Cut pass(std::uint64_t frame, std::span<Unit> units);
    // Gives up whatever is not yet in a part: each whole part before `frame` that will not come, without
    // bytes. Frames go on where a part opens, at `frame` or after it.
    Cut skip_to(std::uint64_t frame);
    // The timeline's end, which is known: what is open is a part, and what is missing will never come.
    Cut close();

  private:
    Fault refuse(std::uint64_t frame, bool key, std::size_t size) const;
    void add(std::uint64_t at_ticks, bool key, std::string bytes);
    void finish_before(std::uint64_t frame, Cut& cut);
    void give_up_before(std::uint64_t frame, Cut& cut);
    Part place(const Cuts::Place& at) const;
    Part finish(const Cuts::Place& at);
    void forget();

    SharedCuts cuts_;
    std::int64_t origin_ns_;
    std::vector<Sample> samples_;
    std::vector<std::uint64_t> ticks_;  // at which each sample begins
    std::size_t part_bytes_ = 0;
    std::uint64_t first_ = 0;  // frame of the open part, where there are samples
    std::uint64_t next_ = 0;   // the lowest frame number that may come
    std::uint32_t sequence_ = 0;
};

class AudioSegmenter {
  public:
    // `origin_ns`: CLOCK_MONOTONIC of sample 0. `priming_units`: how many units at the start carry the
    // encoder's priming only; they are dropped and the time of the others is drawn back by as much.
    AudioSegmenter(SharedCuts cuts, std::int64_t origin_ns, std::uint32_t priming_units)
        : cuts_(std::move(cuts)),
          origin_ns_(origin_ns),
          priming_left_(priming_units),
          priming_(priming_units) {}
    AudioSegmenter(Grid grid, std::int64_t origin_ns, std::uint32_t priming_units)
        : AudioSegmenter(std::make_shared<const Cuts>(grid), origin_ns, priming_units) {}

    // `sample` is the encoder's own timestamp in 1/48000 s, used only to notice a hole: time is counted.
    Cut push(std::int64_t sample, std::string bytes);
    // The timeline's last part was cut.
    bool over() const { return over_; }
    // Goes on in the next timeline, in which segments are counted anew and time is not.
    void go_on(SharedCuts cuts);

  private:
    bool segment_is_over() const;
    Part finish(bool last);

    SharedCuts cuts_;
    std::int64_t origin_ns_;
    std::uint32_t priming_left_;
    std::uint32_t priming_;
    std::vector<Sample> samples_;
    std::size_t part_bytes_ = 0;
    std::uint64_t counted_ = 0;  // samples so far: the next unit's decode time
    std::uint64_t segment_ = 0;
    std::uint32_t index_ = 0;
    std::uint32_t sequence_ = 0;
    bool over_ = false;
};

}  // namespace paraninfo::cmaf
