#pragma once

// The few pictures that wait for their instant. Bounded: one too many drops the oldest. Pure; the owner
// guards it.

#include "media/program/feed.hpp"

#include <deque>
#include <optional>
#include <utility>

namespace paraninfo::program {

template <class Picture>
class PictureMailbox {
  public:
    static constexpr std::size_t waiting_max = 45;

    void put(Instant due, Picture picture) {
        // A place before one that waits: the timeline was drawn back, and what lies after it is of no use.
        while (!waiting_.empty() && waiting_.back().due >= due) waiting_.pop_back();
        waiting_.push_back({due, std::move(picture)});
        if (waiting_.size() > waiting_max) waiting_.pop_front();
    }

    // The newest picture due by `now`; nothing where that was due more than `kept` ago.
    std::optional<Picture> at(Instant now, Instant kept) {
        while (!waiting_.empty() && waiting_.front().due <= now) {
            current_ = std::move(waiting_.front());
            waiting_.pop_front();
        }
        if (!current_) return std::nullopt;
        if (now - current_->due > kept) current_.reset();
        return current_ ? std::optional<Picture>(current_->picture) : std::nullopt;
    }

    // What waits is on a timeline that is over; what is shown stays until something comes or it is too old.
    void forget_waiting() { waiting_.clear(); }
    // Neither is what was shown to be shown any more.
    void forget() {
        waiting_.clear();
        current_.reset();
    }
    std::size_t waiting() const { return waiting_.size(); }

  private:
    struct Entry {
        Instant due;
        Picture picture;
    };
    std::deque<Entry> waiting_;
    std::optional<Entry> current_;
};

}  // namespace paraninfo::program
