// The rules of reactions: moderators say whether they are taken; a reaction itself changes nothing in the
// room (live/ counts them for a second). Pure.
#pragma once

#include "protocol/commands/reactions.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const OpenReactions& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const CloseReactions& command, const Context& context);
// No changes: taken.
Decision decide(const State& state, const Seat& actor, const React& command, const Context& context);

void apply(State& state, const Recorded& recorded, const ReactionsOpened& change);
void apply(State& state, const Recorded& recorded, const ReactionsClosed& change);

}  // namespace paraninfo::room
