// A change that has just been applied, encoded for everybody who may see it: where the room's rule of
// visibility meets the protocol's JSON. Pure.
#pragma once

#include "server/fanout/encoded_change.hpp"
#include "server/room/state.hpp"

namespace paraninfo::live {

fanout::EncodedChange encode(const RoomId& room, const room::State& after, const Recorded& recorded);

}  // namespace paraninfo::live
