// Who sees what of a change: the table of PROTOCOL.md section 5. Pure. Who exactly is connected is no matter
// here.
#pragma once

#include "protocol/changes/shown.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

// `after` is the state to which the change has just been applied.
Shown show(const State& after, const Recorded& recorded);

}  // namespace paraninfo::room
