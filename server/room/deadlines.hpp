// What a room will do by itself unless something else happens before. Pure: time is given.
#pragma once

#include "server/room/limits.hpp"
#include "server/room/state.hpp"

#include <optional>

namespace paraninfo::room {

// `change`, when `wait_ms` have passed since the `now_ms` given (wall clock: after a restart all else is
// gone). Never longer than the limits allow, whatever the clock says.
struct Deadline {
    Change change;
    std::int64_t wait_ms = 0;
    bool operator==(const Deadline&) const = default;
};

// The first that is due: a poll that closes, a silence or a claim that is over.
std::optional<Deadline> next_deadline(const State& state, const Limits& limits, std::int64_t now_ms);

}  // namespace paraninfo::room
