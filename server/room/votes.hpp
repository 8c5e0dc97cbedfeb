// The rules of votes: each person once, for a question and for what was merged into it together. Pure.
#pragma once

#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const VoteQuestion& command, const Context& context);

void apply(State& state, const Recorded& recorded, const QuestionVoted& change);

// The votes of a question as they are to be: who voted for it or for what is merged into it, and who asked
// what is merged into it, each once, its own asker never. Somebody erased is taken for somebody else than all
// others, and so is who asked a sealed question: the count would tell who that is otherwise.
std::uint64_t count_votes(const State& state, const Question& question);

// The questions whose votes are to be told: what the change counted anew, and what it brought back into
// sight.
std::vector<const Question*> recounted(const State& state, const Recorded& recorded);

}  // namespace paraninfo::room
