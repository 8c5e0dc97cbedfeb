// The limits of each person: how often one may ask, vote, write, raise a hand, react, and send commands at
// all. Time is given (steady milliseconds). Bounded: persons whose buckets are full again are forgotten.
#pragma once

#include "protocol/commands/command.hpp"
#include "server/room/token_bucket.hpp"

#include <unordered_map>

namespace paraninfo::room {

class Pace {
  public:
    explicit Pace(const Limits& limits) : limits_(limits) {}

    // 0: go on, and it is counted. Otherwise how long to wait; nothing is counted then.
    std::int64_t admit(const PersonId& person, const Command& command, std::int64_t now_ms);

    std::size_t people() const { return people_.size(); }

  private:
    struct Buckets {
        explicit Buckets(const Limits& limits);
        bool rested(const Limits& limits, std::int64_t now_ms) const;
        TokenBucket all, ask, vote, chat, hand, react;
    };
    struct Special {
        TokenBucket* bucket = nullptr;  // null: none but the common one
        const Rate* rate = nullptr;
    };
    Special special(Buckets& buckets, const Command& command) const;
    void forget_rested(std::int64_t now_ms);

    Limits limits_;
    std::unordered_map<PersonId, Buckets> people_;
    std::size_t forget_at_ = 1024;
};

}  // namespace paraninfo::room
