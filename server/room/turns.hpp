// Turns on the stage: who of the remote audience is a guest there, since a moderator called a raised hand and
// its person accepted. In the hall there are microphones. Pure.
#pragma once

#include "server/room/decision.hpp"
#include "server/room/state.hpp"

#include <vector>

namespace paraninfo::room {

// In the order in which they raised their hands.
std::vector<PersonId> guests(const State& state);
bool has_turn(const State& state, const PersonId& person);
// What the end of a hand brings with it: whoever is called to the stage for it is called no more.
void end_call(const State& state, const PersonId& person, Changes& changes);
// Whether somebody may have become a guest by it, or is none any more.
bool moves_turns(const Change& change);

}  // namespace paraninfo::room
