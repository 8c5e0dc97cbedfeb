// A room's state as a value to be stored, and back. Pure.
#pragma once

#include "protocol/room_snapshot.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

RoomSnapshot snapshot_of(const State& state);
State restore(RoomSnapshot snapshot);

}  // namespace paraninfo::room
