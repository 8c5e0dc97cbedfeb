// The rules of the deck: the approved questions that come next, in the order that moderators give by hand.
// Pure.
#pragma once

#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const PutOnDeck& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const TakeOffDeck& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const MoveOnDeck& command, const Context& context);

void apply(State& state, const Recorded& recorded, const QuestionPutOnDeck& change);
void apply(State& state, const Recorded& recorded, const QuestionTakenOffDeck& change);
void apply(State& state, const Recorded& recorded, const QuestionMovedOnDeck& change);

bool is_deck_full(const State& state, const Limits& limits);
// The deck in its order.
std::vector<QuestionId> deck_of(const State& state);

}  // namespace paraninfo::room
