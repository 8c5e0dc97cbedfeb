// How much counters grew within the last minute, from looks at them at even distances. Pure, no clock: one
// look is one step.
#pragma once

#include <cstdint>
#include <deque>

namespace paraninfo::app {

class LastMinute {
  public:
    // `steps`: looks in one minute.
    explicit LastMinute(std::size_t steps) : steps_(steps) {}

    // What was added since the look a minute ago, or since the first one. A counter that began anew counts
    // from zero.
    std::uint64_t look(std::uint64_t count) {
        if (!counts_.empty() && count < counts_.back()) counts_.assign(1, 0);
        counts_.push_back(count);
        if (counts_.size() > steps_ + 1) counts_.pop_front();
        return count - counts_.front();
    }

  private:
    std::size_t steps_;
    std::deque<std::uint64_t> counts_;
};

}  // namespace paraninfo::app
