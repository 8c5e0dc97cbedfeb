// The moderators' channel: short messages for the room's moderators, nobody else's to see. The room keeps the
// newest; the journal has them all. Pure.
#pragma once

#include "protocol/commands/channel.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

inline constexpr std::size_t channel_kept_max = 200;

Decision decide(const State& state, const Seat& actor, const TellModerators& command, const Context& context);

void apply(State& state, const Recorded& recorded, const ModeratorsTold& change);

}  // namespace paraninfo::room
