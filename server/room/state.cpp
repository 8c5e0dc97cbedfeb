#include "server/room/state.hpp"

#include <algorithm>

namespace paraninfo::room {

const Question* find_question(const State& state, const QuestionId& id) {
    const auto found = state.question_by_id.find(id);
    return found == state.question_by_id.end() ? nullptr : &state.questions[found->second];
}

const Question* question_at(const State& state, Offset asked) {
    const auto found = state.question_by_offset.find(asked);
    return found == state.question_by_offset.end() ? nullptr : &state.questions[found->second];
}

Question* question_at(State& state, Offset asked) {
    const auto found = state.question_by_offset.find(asked);
    return found == state.question_by_offset.end() ? nullptr : &state.questions[found->second];
}

const Question* question_on_air(const State& state) {
    const auto found = std::find_if(state.questions.begin(), state.questions.end(),
                                    [](const Question& q) { return q.state == QuestionState::on_air; });
    return found == state.questions.end() ? nullptr : &*found;
}

std::vector<QuestionId> votes_of(const State& state, const PersonId& person) {
    std::vector<QuestionId> ids;
    const auto number = state.people.find(person);
    if (number == state.people.end()) return ids;
    for (const QuestionNumber question : state.voted[number->second])
        ids.push_back(state.questions[question].id);
    return ids;
}

}  // namespace paraninfo::room
