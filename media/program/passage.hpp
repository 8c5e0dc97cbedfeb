#pragma once

// What becomes of a direct room's best rendition, frame by frame: the source's own pictures are passed on
// where they fit, else the rendition is encoded as in any room. Going over from one to the other begins a new
// timeline. It also says where segments begin: at the source's key frames while it is passed on.
// docs/decisions/passthrough.md. Pure; the pump's thread.

#include "media/cmaf/grid.hpp"
#include "media/cmaf/segmenter.hpp"
#include "media/program/source_fit.hpp"

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace paraninfo::program {

// No segment of a direct room has more: with a unit of sound more it still rounds to the target duration.
std::uint32_t segment_frames_max(const cmaf::Grid& grid);

class Passage {
  public:
    static constexpr std::size_t units_per_frame_max = 2;
    static constexpr std::size_t waiting_max = 8;
    static constexpr std::uint64_t quiet_seconds_min = 5;  // after a fault of what was passed on
    static constexpr std::uint64_t quiet_seconds_max = 600;
    static constexpr std::uint64_t trial_seconds = 60;  // passed on for so long: the fault is forgiven

    struct Step {
        bool opens_segment = false;
        bool opens_timeline = false;
        bool passing = false;
        std::vector<cmaf::Unit> units = {};             // to pass on; empty unless `passing`
        std::shared_ptr<const UnitFormat> format = {};  // with a timeline that passes
    };

    explicit Passage(const cmaf::Grid& grid);

    // Once for each frame. `units`: what the source's picture of this frame was coded as, and what came
    // before it. `picture`: the source is shown. `may_break`: a new timeline can begin now.
    Step step(std::uint64_t frame, std::vector<SourceUnit> units, bool picture, bool may_break);

    bool passing() const { return passing_; }
    // Why the source is not passed on, in words that follow "the source"; empty while nothing speaks against
    // it.
    std::string why_not() const;

  private:
    bool can_begin(std::uint64_t frame) const;
    bool must_end(std::uint64_t frame, bool picture) const;
    bool cuts_here(std::uint64_t frame) const;
    void drop_before_key();
    Step begin(std::uint64_t frame);
    Step end(std::uint64_t frame);
    Step pass(std::uint64_t frame, bool must_end);
    bool overfills_a_part(std::uint64_t frame);
    std::vector<cmaf::Unit> take(std::uint64_t frame);

    const cmaf::Grid grid_;
    const std::uint32_t frames_max_;
    SourceFit fit_;
    std::deque<SourceUnit> waiting_;
    std::deque<std::pair<std::uint64_t, std::size_t>> passed_;  // frame and bytes, of a part's time
    std::size_t passed_bytes_ = 0;
    bool passing_ = false;
    std::uint64_t began_at_ = 0;    // frame: the timeline
    std::uint64_t segment_at_ = 0;  // frame: the segment
    std::uint64_t segments_ = 1;    // of the timeline
    std::uint64_t breaks_seen_ = 0;
    std::uint64_t quiet_until_ = 0;  // frame
    std::uint64_t quiet_seconds_ = quiet_seconds_min;
};

}  // namespace paraninfo::program
