// The rules of files as sources: whether one plays, in a loop, and from where. Which files there are and how
// far one has come is known to others. Pure.
#pragma once

#include "protocol/changes/shown.hpp"
#include "protocol/commands/stage.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const SetFile& command, const Context& context);

// What a take begins: the files that come on the programme with it and are to begin then.
Changes begun_by_take(const Stage& stage, const Scene& next);

void apply(State& state, const Recorded& recorded, const StageFileSet& change);

Shown show_stage(const State& after, const Recorded& recorded, const StageFileSet& change);

}  // namespace paraninfo::room
