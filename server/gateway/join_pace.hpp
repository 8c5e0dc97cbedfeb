// The pace at which sessions may join rooms, of the whole server: participants and hall draw from one bucket,
// everybody else from another of the same size, so that a storm of the first does not shut the second
// out. Callable from any thread.
#pragma once

#include "protocol/audience.hpp"
#include "server/gateway/token_bucket.hpp"

#include <mutex>

namespace paraninfo::gateway {

class JoinPace {
  public:
    JoinPace(config::Rate joins, TokenBucket::Time now) : hall_(joins, now), staff_(joins, now) {}

    bool admit(Audience who, TokenBucket::Time now) {
        const std::lock_guard lock(mutex_);
        return (is_of_audience(who) ? hall_ : staff_).take(now);
    }

  private:
    std::mutex mutex_;
    TokenBucket hall_;
    TokenBucket staff_;
};

}  // namespace paraninfo::gateway
