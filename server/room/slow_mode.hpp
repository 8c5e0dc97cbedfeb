// The slow mode of a chat: how long a person has to wait from one message to the next. Time is given (steady
// milliseconds); after a restart nobody waits. Only a message that was taken counts. Bounded: persons who
// need not wait any more are forgotten.
#pragma once

#include "protocol/ids.hpp"

#include <cstddef>
#include <cstdint>
#include <unordered_map>

namespace paraninfo::room {

class SlowMode {
  public:
    // 0: go on. `slow_ms` is what counts now, whatever counted when the person wrote.
    std::int64_t wait_ms(const PersonId& person, std::int64_t slow_ms, std::int64_t now_ms) const;
    // `longest_ms`: the longest slow mode that there can be.
    void wrote(const PersonId& person, std::int64_t longest_ms, std::int64_t now_ms);

    std::size_t people() const { return wrote_at_ms_.size(); }

  private:
    std::unordered_map<PersonId, std::int64_t> wrote_at_ms_;
    std::size_t forget_at_ = 1024;
};

}  // namespace paraninfo::room
