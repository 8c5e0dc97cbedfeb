// The newest changes of a room, kept so that a seat that was away gets only what it missed. Bounded by count
// and bytes; what has not been published yet is never given up. Pure; one owner.
#pragma once

#include "server/fanout/encoded_change.hpp"

#include <cstddef>

namespace paraninfo::fanout {

class ResumeWindow {
  public:
    ResumeWindow(std::size_t changes_max, std::size_t bytes_max)
        : changes_max_(changes_max), bytes_max_(bytes_max) {}

    // Starts anew after the change `floor`: nothing at or before it can be had here.
    void clear(Offset floor);
    // Offsets ascend by one.
    void push(EncodedChange change);
    // The change shows nothing any more; its offset stays. Nothing where it is not here.
    void blank(Offset offset);
    // Gives up the oldest beyond the limits, but none after `published`.
    void trim(Offset published);

    // Whether everything after `after` is here.
    bool reaches(Offset after) const { return after >= floor_ && after <= last(); }
    Offset last() const { return floor_ + changes_.size(); }
    std::size_t size() const { return changes_.size(); }
    std::size_t bytes() const { return bytes_; }

    // The newest offset before `offset` whose change is `lag_ms` older than that at `offset`; 0 when it is
    // not here.
    Offset before(Offset offset, std::int64_t lag_ms) const;
    // The changes after `after` up to `upto`; `after` must be reached.
    std::pair<ChangeIterator, ChangeIterator> range(Offset after, Offset upto) const;

  private:
    std::size_t changes_max_;
    std::size_t bytes_max_;
    std::deque<EncodedChange> changes_;
    Offset floor_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace paraninfo::fanout
