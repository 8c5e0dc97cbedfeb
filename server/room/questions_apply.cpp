#include "server/room/questions.hpp"

#include "server/room/airing.hpp"
#include "server/room/annotations.hpp"
#include "server/room/steps.hpp"

namespace paraninfo::room {

void apply(State& state, const Recorded& recorded, const QuestionAsked& change) {
    Question question;
    // Erased: the id went with the payload; a stand-in that stays the same at every replay.
    question.id = change.id.empty() ? QuestionId{"erased-" + std::to_string(recorded.offset)} : change.id;
    question.asked = recorded.offset;
    question.person = change.person;
    question.name = change.name;
    question.anonymous = change.anonymous;
    question.sealed = change.sealed;
    question.origin = change.origin;
    question.text = change.text;
    question.language = change.language;
    question.session = change.session;
    question.to = change.to;
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
    Question* question = question_at(state, change.question);
    if (question == nullptr) return;
    question->reason = change.reason;
    question->reasons = change.reasons;
}

void apply(State& state, const Recorded&, const QuestionWithdrawn& change) {
    move_to(state, change.question, QuestionState::withdrawn);
}

void apply(State& state, const Recorded&, const QuestionPutOnAir& change) {
    if (Question* question = question_at(state, change.question))
        begin_airing(*question, change.programme_at);
    move_to(state, change.question, QuestionState::on_air);
}

void apply(State& state, const Recorded&, const QuestionTakenOffAir& change) {
    if (Question* question = question_at(state, change.question)) end_airing(*question, change.programme_at);
    move_to(state, change.question, QuestionState::approved);
}

void apply(State& state, const Recorded&, const QuestionAnswered& change) {
    if (Question* question = question_at(state, change.question)) end_airing(*question, change.programme_at);
    move_to(state, change.question, QuestionState::answered);
}

void apply(State& state, const Recorded&, const QuestionEdited& change) {
    Question* question = touch(state, change.question);
    if (question == nullptr) return;
    if (!question->edited) question->original = question->text;
    question->edited = true;
    question->text = change.text;
    doubt_translations(*question);
}

void apply(State& state, const Recorded&, const QuestionReopened& change) {
    Question* question = question_at(state, change.question);
    if (question == nullptr) return;
    // Declined, approved, or withdrawn by a ban that was lifted: to be reviewed again.
    const bool answered = question->state == QuestionState::answered;
    question->reason.clear();
    question->reasons.clear();
    move_to(state, change.question, answered ? QuestionState::approved : QuestionState::pending);
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

void apply(State& state, const Recorded&, const AnonymitySet& change) {
    state.anonymity = change.anonymity;
}

}  // namespace paraninfo::room
