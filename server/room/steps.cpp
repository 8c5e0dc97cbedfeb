#include "server/room/steps.hpp"

#include <algorithm>

namespace paraninfo::room {

Found at_version(const State& state, const QuestionId& id, std::uint64_t version) {
    Found found{find_question(state, id), {}};
    if (found.question == nullptr) {
        found.refused.reason = Reason::not_found;
    } else if (found.question->version != version) {
        found.refused.reason = Reason::stale;
        found.refused.present = *found.question;
        found.question = nullptr;
    }
    return found;
}

bool is_one_of(QuestionState state, std::initializer_list<QuestionState> allowed) {
    return std::find(allowed.begin(), allowed.end(), state) != allowed.end();
}

void move_to(State& state, Offset asked, QuestionState next) {
    Question* question = touch(state, asked);
    if (question == nullptr) return;
    question->state = next;
    const QuestionNumber number = state.question_by_offset.at(asked);
    const auto place = std::find(state.deck.begin(), state.deck.end(), number);
    const bool on_deck = place != state.deck.end();
    if (next == QuestionState::on_deck && !on_deck) state.deck.push_back(number);
    if (next != QuestionState::on_deck && on_deck) state.deck.erase(place);
}

Question* touch(State& state, Offset asked) {
    Question* question = question_at(state, asked);
    if (question == nullptr) return nullptr;
    question->previous = question->state;
    ++question->version;
    return question;
}

}  // namespace paraninfo::room
