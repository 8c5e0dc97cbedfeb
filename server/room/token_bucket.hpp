// How often somebody may do something: a bucket that fills at a steady rate up to a burst. Pure; time is
// given in milliseconds of a clock that never goes back.
#pragma once

#include "server/room/limits.hpp"

#include <cstdint>

namespace paraninfo::room {

class TokenBucket {
  public:
    explicit TokenBucket(const Rate& rate) : tokens_(rate.burst) {}

    // How long to wait for one token; 0: there is one now.
    std::int64_t wait_ms(const Rate& rate, std::int64_t now_ms);
    void take(const Rate& rate, std::int64_t now_ms);
    bool is_full(const Rate& rate, std::int64_t now_ms) const;

  private:
    double filled(const Rate& rate, std::int64_t now_ms) const;
    void fill(const Rate& rate, std::int64_t now_ms);

    double tokens_;
    std::int64_t filled_at_ms_ = 0;
};

}  // namespace paraninfo::room
