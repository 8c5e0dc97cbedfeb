#include "server/room/deck.hpp"

#include "server/room/steps.hpp"

#include <algorithm>

namespace paraninfo::room {

namespace {

// The deck with one moved before another (0, or one that is not there: to the end).
std::vector<QuestionNumber> moved(const State& state, Offset asked, Offset before) {
    auto deck = state.deck;
    const QuestionNumber number = state.question_by_offset.at(asked);
    deck.erase(std::remove(deck.begin(), deck.end(), number), deck.end());
    const auto other = state.question_by_offset.find(before);
    const auto place = other == state.question_by_offset.end()
                           ? deck.end()
                           : std::find(deck.begin(), deck.end(), other->second);
    deck.insert(place, number);
    return deck;
}

}  // namespace

Decision decide(const State& state, const Seat&, const PutOnDeck& command, const Context& context) {
    auto decision = step<QuestionPutOnDeck>(state, command, {QuestionState::approved});
    if (decision && is_deck_full(state, context.limits)) return reject(Reason::full);
    return decision;
}

Decision decide(const State& state, const Seat&, const TakeOffDeck& command, const Context&) {
    return step<QuestionTakenOffDeck>(state, command, {QuestionState::on_deck});
}

Decision decide(const State& state, const Seat&, const MoveOnDeck& command, const Context&) {
    auto decision = step<QuestionMovedOnDeck>(state, command, {QuestionState::on_deck});
    if (!decision) return decision;
    auto& change = std::get<QuestionMovedOnDeck>(decision->front());
    if (!command.before.empty()) {
        const Question* before = find_question(state, command.before);
        if (before == nullptr) return reject(Reason::not_found);
        const bool fits = before->state == QuestionState::on_deck && before->asked != change.question;
        if (!fits) return reject(Reason::wrong_state);
        change.before = before->asked;
    }
    if (moved(state, change.question, change.before) == state.deck) return Changes{};
    return decision;
}

void apply(State& state, const Recorded&, const QuestionPutOnDeck& change) {
    move_to(state, change.question, QuestionState::on_deck);
}

void apply(State& state, const Recorded&, const QuestionTakenOffDeck& change) {
    move_to(state, change.question, QuestionState::approved);
}

void apply(State& state, const Recorded&, const QuestionMovedOnDeck& change) {
    const Question* question = touch(state, change.question);
    if (question == nullptr || question->state != QuestionState::on_deck) return;
    state.deck = moved(state, change.question, change.before);
}

bool is_deck_full(const State& state, const Limits& limits) {
    return state.deck.size() >= limits.deck_max;
}

std::vector<QuestionId> deck_of(const State& state) {
    std::vector<QuestionId> ids;
    for (const QuestionNumber number : state.deck) ids.push_back(state.questions[number].id);
    return ids;
}

}  // namespace paraninfo::room
