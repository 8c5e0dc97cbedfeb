// When a worker that ended may be started again: at once, but no more than so many times a minute. Pure.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>

namespace paraninfo::workers {

class Restarts {
  public:
    using Time = std::chrono::steady_clock::time_point;

    explicit Restarts(std::size_t per_minute_max) : per_minute_max_(per_minute_max) {}

    // The earliest time at which another start is allowed.
    Time next(Time now) {
        forget(now);
        return starts_.size() < per_minute_max_ ? now : starts_.front() + window;
    }
    void started(Time now) { starts_.push_back(now); }

  private:
    static constexpr std::chrono::minutes window{1};
    void forget(Time now) {
        while (!starts_.empty() && now - starts_.front() >= window) starts_.pop_front();
    }

    std::size_t per_minute_max_;
    std::deque<Time> starts_;
};

}  // namespace paraninfo::workers
