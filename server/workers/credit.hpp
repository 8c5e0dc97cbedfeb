// How much a worker may still send: 8 MiB at once, 4 MiB back each second (MEDIA_LINK.md, Credit). Pure.
#pragma once

#include "protocol/media_link/messages.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace paraninfo::workers {

class Credit {
  public:
    using Time = std::chrono::steady_clock::time_point;

    explicit Credit(Time now) : refilled_at_(now) {}

    // False when `bytes` are more than is left: the worker has exceeded its credit.
    bool take(std::size_t bytes, Time now) {
        refill(now);
        if (bytes > left_) return false;
        left_ -= bytes;
        return true;
    }

  private:
    void refill(Time now) {
        const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(now - refilled_at_);
        if (passed.count() <= 0) return;
        refilled_at_ += passed;
        const auto seconds_max = std::chrono::milliseconds{std::chrono::minutes{1}};
        const auto counted = static_cast<std::size_t>(std::min(passed, seconds_max).count());
        left_ = std::min(media_link::credit_bytes_max,
                         left_ + counted * (media_link::credit_bytes_per_second / 1000));
    }

    std::size_t left_ = media_link::credit_bytes_max;
    Time refilled_at_;
};

}  // namespace paraninfo::workers
