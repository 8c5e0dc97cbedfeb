#pragma once

// How long to wait before the next attempt: twice as long after each failure, up to a bound. A value; pure.

#include "media/program/feed.hpp"

#include <algorithm>

namespace paraninfo::program {

class BackOff {
  public:
    BackOff(Instant first, Instant most) : first_(first), most_(most), next_(first) {}

    // To wait now; the time after that is longer.
    Instant next() {
        const Instant now = next_;
        next_ = std::min(2 * next_, most_);
        return now;
    }
    void reset() { next_ = first_; }

  private:
    Instant first_;
    Instant most_;
    Instant next_;
};

}  // namespace paraninfo::program
