// The rules of merging: questions that ask the same become one, which answers for all of them, until they are
// taken apart again. One level deep. Pure.
#pragma once

#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const MergeQuestion& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const UnmergeQuestion& command,
                const Context& context);

void apply(State& state, const Recorded& recorded, const QuestionMerged& change);
void apply(State& state, const Recorded& recorded, const QuestionUnmerged& change);

// What is merged into the question, ascending.
const std::vector<QuestionNumber>& merged_into(const State& state, const Question& question);

// What takes the question out of every merger, as one merged and as one merged into.
Changes unmerging(const State& state, const Question& question);

}  // namespace paraninfo::room
