// Whether a programme's parts come in time: how old the newest one is, and how many were late. Pure; all
// times are ns of the monotonic clock.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

namespace paraninfo::workers {

class PartPace {
  public:
    // A new run: the pause before it makes no part late.
    void begin_run() { captured_ns_ = came_ns_ = 0; }

    // Late by its arrival, in the first rendition alone: all are cut at the same boundaries.
    void note(std::size_t rendition, std::int64_t captured_ns, std::int64_t length_ns, std::int64_t now_ns) {
        captured_ns_ = std::max(captured_ns_, captured_ns);
        if (rendition != 0) return;
        const std::int64_t before = std::exchange(came_ns_, now_ns);
        if (before != 0 && now_ns - before > 2 * length_ns) ++late_;
    }

    // Nothing before the run's first part.
    std::optional<std::int64_t> edge_age_ms(std::int64_t now_ns) const {
        if (captured_ns_ == 0) return std::nullopt;
        return std::max<std::int64_t>(0, now_ns - captured_ns_) / 1'000'000;
    }
    std::uint64_t late() const { return late_; }  // in all runs

  private:
    std::int64_t captured_ns_ = 0;  // of the newest; 0: none yet
    std::int64_t came_ns_ = 0;      // the first rendition's newest; 0: none yet
    std::uint64_t late_ = 0;
};

}  // namespace paraninfo::workers
