// The pace at which sessions may join rooms, of the whole server: participants and hall draw from one bucket,
// moderators and screens from another of the same size, so that a storm of the first does not shut the second
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
        const bool staff = who == Audience::moderator || who == Audience::screen;
        const std::lock_guard lock(mutex_);
        return (staff ? staff_ : hall_).take(now);
    }

  private:
    std::mutex mutex_;
    TokenBucket hall_;
    TokenBucket staff_;
};

}  // namespace paraninfo::gateway
