// The steps that questions take: how a moderator's command finds its question, and how a change moves one.
// Pure; shared by the features of questions.
#pragma once

#include "server/room/decision.hpp"
#include "server/room/state.hpp"

#include <initializer_list>

namespace paraninfo::room {

// The question that a moderator's command is about, or why not.
struct Found {
    const Question* question = nullptr;
    Reject refused;
};

Found at_version(const State& state, const QuestionId& id, std::uint64_t version);
bool is_one_of(QuestionState state, std::initializer_list<QuestionState> allowed);

// From one of `from`, the change T.
template <typename T, typename Command>
Decision step(const State& state, const Command& command, std::initializer_list<QuestionState> from) {
    const Found found = at_version(state, command.question, command.version);
    if (found.question == nullptr) return found.refused;
    if (!is_one_of(found.question->state, from)) return reject(Reason::wrong_state);
    T change;
    change.question = found.question->asked;
    return Changes{change};
}

// Applied: the question has `next` as its state and a new version, and stands on the deck if that says so.
// A question that the journal does not hold (never seen unless it is damaged) is left alone.
void move_to(State& state, Offset asked, QuestionState next);

// Applied: something else of it changed. Nothing if there is no such question.
Question* touch(State& state, Offset asked);

}  // namespace paraninfo::room
