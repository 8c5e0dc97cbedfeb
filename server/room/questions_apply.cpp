#include "server/room/questions.hpp"

#include <algorithm>

namespace paraninfo::room {

namespace {

// A change of a question that the journal does not hold (never seen unless it is damaged) does nothing.
void move_to(State& state, Offset asked, QuestionState next) {
    Question* question = question_at(state, asked);
    if (question == nullptr) return;
    question->previous = question->state;
    question->state = next;
    ++question->version;
}

std::vector<QuestionNumber>& votes_of_person(State& state, const PersonId& person) {
    const auto [entry, is_new] =
        state.people.try_emplace(person, static_cast<PersonNumber>(state.voted.size()));
    if (is_new) state.voted.emplace_back();
    return state.voted[entry->second];
}

// Whether the person's votes really changed: a vote counts once.
bool set_vote(State& state, const PersonId& person, QuestionNumber question, bool up) {
    auto& voted = votes_of_person(state, person);
    const auto place = std::lower_bound(voted.begin(), voted.end(), question);
    const bool there = place != voted.end() && *place == question;
    if (there == up) return false;
    if (up)
        voted.insert(place, question);
    else
        voted.erase(place);
    return true;
}

}  // namespace

void apply(State& state, const Recorded& recorded, const QuestionAsked& change) {
    Question question;
    // Erased: the id went with the payload; a stand-in that stays the same at every replay.
    question.id = change.id.empty() ? QuestionId{"erased-" + std::to_string(recorded.offset)} : change.id;
    question.asked = recorded.offset;
    question.person = change.person;
    question.name = change.name;
    question.anonymous = change.anonymous;
    question.origin = change.origin;
    question.text = change.text;
    question.language = change.language;
    question.state = change.state;
    question.previous = QuestionState::pending;
    question.at_ms = recorded.at_ms;
    const auto number = static_cast<QuestionNumber>(state.questions.size());
    state.question_by_id.emplace(question.id, number);
    state.question_by_offset.emplace(question.asked, number);
    state.questions.push_back(std::move(question));
}

void apply(State& state, const Recorded&, const QuestionApproved& change) {
    move_to(state, change.question, QuestionState::approved);
}

void apply(State& state, const Recorded&, const QuestionDeclined& change) {
    move_to(state, change.question, QuestionState::declined);
    if (Question* question = question_at(state, change.question)) question->reason = change.reason;
}

void apply(State& state, const Recorded&, const QuestionWithdrawn& change) {
    move_to(state, change.question, QuestionState::withdrawn);
}

void apply(State& state, const Recorded&, const QuestionPutOnAir& change) {
    move_to(state, change.question, QuestionState::on_air);
}

void apply(State& state, const Recorded&, const QuestionTakenOffAir& change) {
    move_to(state, change.question, QuestionState::approved);
}

void apply(State& state, const Recorded&, const QuestionAnswered& change) {
    move_to(state, change.question, QuestionState::answered);
}

void apply(State& state, const Recorded&, const QuestionEdited& change) {
    Question* question = question_at(state, change.question);
    if (question == nullptr) return;
    move_to(state, change.question, question->state);
    if (!question->edited) question->original = question->text;
    question->edited = true;
    question->text = change.text;
}

void apply(State& state, const Recorded& recorded, const QuestionVoted& change) {
    const auto number = state.question_by_offset.find(change.question);
    if (number == state.question_by_offset.end()) return;
    Question& question = state.questions[number->second];
    question.voted = recorded.offset;
    const bool counts = change.person.empty() || set_vote(state, change.person, number->second, change.up);
    if (!counts) return;
    if (change.up)
        ++question.votes;
    else if (question.votes > 0)
        --question.votes;
}

void apply(State& state, const Recorded&, const QuestionsOpened&) {
    state.questions_open = true;
}

void apply(State& state, const Recorded&, const QuestionsClosed&) {
    state.questions_open = false;
}

void apply(State& state, const Recorded&, const ReviewSet& change) {
    state.review = change.review;
}

}  // namespace paraninfo::room
