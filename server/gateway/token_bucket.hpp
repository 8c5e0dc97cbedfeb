// A token bucket on the steady clock. A value; whoever owns it gives the time.
#pragma once

#include "config/limits.hpp"

#include <algorithm>
#include <chrono>

namespace paraninfo::gateway {

class TokenBucket {
  public:
    using Time = std::chrono::steady_clock::time_point;

    TokenBucket(config::Rate rate, Time now) : rate_(rate), tokens_(rate.burst), at_(now) {}

    bool take(Time now) {
        tokens_ = std::min(rate_.burst,
                           tokens_ + rate_.per_second * std::chrono::duration<double>(now - at_).count());
        at_ = now;
        if (tokens_ < 1) return false;
        tokens_ -= 1;
        return true;
    }
    // From the last take on, how long until the next token.
    std::chrono::milliseconds wait() const {
        const double seconds = std::max(0.0, 1 - tokens_) / rate_.per_second;
        return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000) + 1);
    }

  private:
    config::Rate rate_;
    double tokens_;
    Time at_;
};

}  // namespace paraninfo::gateway
