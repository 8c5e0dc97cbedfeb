#include "server/room/merging.hpp"

#include "server/room/deck.hpp"
#include "server/room/steps.hpp"
#include "server/room/votes.hpp"

#include <algorithm>

namespace paraninfo::room {

namespace {

// What is merged into the question is not what it was.
void count_anew(State& state, Offset changed, Question& into) {
    into.votes = count_votes(state, into);
    into.voted = changed;
}

QuestionUnmerged apart(const State& state, const Question& merged) {
    return {merged.asked, find_question(state, merged.into)->asked};
}

}  // namespace

Decision decide(const State& state, const Seat&, const MergeQuestion& command, const Context& context) {
    auto decision = step<QuestionMerged>(
        state, command, {QuestionState::pending, QuestionState::approved, QuestionState::on_deck});
    if (!decision) return decision;
    const Found into = at_version(state, command.into, command.into_version);
    if (into.question == nullptr) return into.refused;
    const Question& question = *find_question(state, command.question);
    const bool is_target = is_one_of(into.question->state,
                                     {QuestionState::pending, QuestionState::approved, QuestionState::on_deck,
                                      QuestionState::on_air, QuestionState::answered});
    const bool fits =
        is_target && into.question->asked != question.asked && merged_into(state, question).empty();
    if (!fits) return reject(Reason::wrong_state);
    if (merged_into(state, *into.question).size() >= context.limits.merged_max) return reject(Reason::full);
    std::get<QuestionMerged>(decision->front()).into = into.question->asked;
    return decision;
}

Decision decide(const State& state, const Seat&, const UnmergeQuestion& command, const Context& context) {
    auto decision = step<QuestionUnmerged>(state, command, {QuestionState::merged});
    if (!decision) return decision;
    const Question& question = *find_question(state, command.question);
    const bool to_deck = question.unmerged_to == QuestionState::on_deck;
    if (to_deck && is_deck_full(state, context.limits)) return reject(Reason::full);
    return Changes{apart(state, question)};
}

void apply(State& state, const Recorded& recorded, const QuestionMerged& change) {
    Question* question = question_at(state, change.question);
    Question* into = touch(state, change.into);
    if (question == nullptr || into == nullptr || question == into || !question->into.empty()) return;
    question->unmerged_to = question->state;
    question->into = into->id;
    move_to(state, change.question, QuestionState::merged);
    auto& merged = state.merged[state.question_by_offset.at(change.into)];
    const QuestionNumber number = state.question_by_offset.at(change.question);
    merged.insert(std::lower_bound(merged.begin(), merged.end(), number), number);
    count_anew(state, recorded.offset, *into);
}

void apply(State& state, const Recorded& recorded, const QuestionUnmerged& change) {
    Question* question = question_at(state, change.question);
    if (question == nullptr || question->into.empty()) return;
    const QuestionNumber target = state.question_by_id.at(question->into);
    question->into = {};
    question->voted = recorded.offset;  // votes may have been taken back meanwhile
    move_to(state, change.question, question->unmerged_to);
    question->unmerged_to = QuestionState::pending;
    auto& merged = state.merged[target];
    std::erase(merged, state.question_by_offset.at(change.question));
    if (merged.empty()) state.merged.erase(target);
    Question& into = *touch(state, state.questions[target].asked);
    count_anew(state, recorded.offset, into);
}

const std::vector<QuestionNumber>& merged_into(const State& state, const Question& question) {
    static const std::vector<QuestionNumber> none;
    const auto found = state.merged.find(state.question_by_offset.at(question.asked));
    return found == state.merged.end() ? none : found->second;
}

Changes unmerging(const State& state, const Question& question) {
    Changes changes;
    if (question.state == QuestionState::merged) changes.push_back(apart(state, question));
    for (const QuestionNumber one : merged_into(state, question))
        changes.push_back(apart(state, state.questions[one]));
    return changes;
}

}  // namespace paraninfo::room
