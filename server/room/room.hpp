// A room's rules as two functions: what a command leads to, and what a change does. Pure; replaying a journal
// with `apply` gives the same state, always.
#pragma once

#include "protocol/commands/command.hpp"
#include "protocol/done.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

// Checks the table of permissions first.
Decision decide(const State& state, const Seat& actor, const Command& command, const Context& context);

// `recorded.offset` must be the one after state.offset.
void apply(State& state, const Recorded& recorded);

// What the sender is told once `changes` have been applied (state.offset is then that of the last one).
Done done(const State& state, const Command& command, const Changes& changes);

}  // namespace paraninfo::room
