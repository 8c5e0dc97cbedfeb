#include "server/room/questions.hpp"

#include "server/room/merging.hpp"
#include "server/room/sanctions.hpp"
#include "server/room/steps.hpp"
#include "server/room/wording.hpp"

namespace paraninfo::room {

namespace {

// What both ways to ask have in common: who asks is still to be said.
boost::system::result<QuestionAsked, Reject> asking(const State& state, std::string_view given,
                                                    const std::string& language, const Context& context) {
    auto text = word(given, context.limits.question_graphemes_max, Lines::many);
    if (!text) return std::move(text).error();
    if (state.questions.size() >= context.limits.questions_max) return reject(Reason::full);
    QuestionAsked asked;
    asked.state = state.review == Review::first ? QuestionState::pending : QuestionState::approved;
    asked.id.value = context.make_id();
    asked.text = *std::move(text);
    asked.language = language;
    return asked;
}

}  // namespace

Decision decide(const State& state, const Seat& actor, const AskQuestion& command, const Context& context) {
    if (const auto refused = refuse_silenced(state, actor.person)) return *refused;
    if (!state.questions_open) return reject(Reason::closed);
    // The page promised what the room does not keep any more: the asker is to know before anybody else does.
    const bool sealing = state.anonymity == Anonymity::everybody;
    if (command.sealed && !sealing) return reject(Reason::wrong_state);
    auto asked = asking(state, command.text, command.language, context);
    if (!asked) return std::move(asked).error();
    asked->person = actor.person;
    asked->name = actor.name;
    asked->origin = actor.role;
    asked->anonymous = command.anonymous;
    asked->sealed = command.anonymous && sealing;
    // The language of a page may be one person's alone.
    if (asked->sealed) asked->language.clear();
    asked->session = command.session;
    asked->to = command.to;
    return Changes{*std::move(asked)};
}

Decision decide(const State& state, const Seat&, const EnterQuestion& command, const Context& context) {
    auto asked = asking(state, command.text, command.language, context);
    if (!asked) return std::move(asked).error();
    asked->origin = Audience::hall;
    asked->session = command.session;
    asked->to = command.to;
    if (command.name.empty()) return Changes{*std::move(asked)};
    auto name = word(command.name, context.limits.name_graphemes_max, Lines::one);
    if (!name) return std::move(name).error();
    asked->name = *std::move(name);
    return Changes{*std::move(asked)};
}

Decision decide(const State& state, const Seat& actor, const WithdrawQuestion& command, const Context&) {
    const Question* question = find_question(state, command.question);
    if (question == nullptr || question->person != actor.person) return reject(Reason::not_found);
    const bool open = is_one_of(question->state, {QuestionState::pending, QuestionState::approved,
                                                  QuestionState::on_deck, QuestionState::merged});
    if (!open) return reject(Reason::wrong_state);
    // Whoever asked the same keeps the own question.
    Changes changes = unmerging(state, *question);
    changes.push_back(QuestionWithdrawn{question->asked});
    return changes;
}

Decision decide(const State& state, const Seat&, const ApproveQuestion& command, const Context&) {
    return step<QuestionApproved>(state, command, {QuestionState::pending});
}

Decision decide(const State& state, const Seat&, const DeclineQuestion& command, const Context& context) {
    auto decision = step<QuestionDeclined>(
        state, command, {QuestionState::pending, QuestionState::approved, QuestionState::on_deck});
    if (!decision) return decision;
    auto reason = word(command.reason, context.limits.reason_graphemes_max, Lines::one);
    if (!reason) return std::move(reason).error();
    auto& declined = std::get<QuestionDeclined>(decision->front());
    declined.reason = *std::move(reason);
    for (const auto& [language, text] : command.reasons) {
        auto translated = word(text, context.limits.reason_graphemes_max, Lines::one);
        if (!translated) return std::move(translated).error();
        declined.reasons.emplace(language, *std::move(translated));
    }
    return decision;
}

Decision decide(const State& state, const Seat&, const PutOnAir& command, const Context&) {
    auto decision = step<QuestionPutOnAir>(state, command, {QuestionState::approved, QuestionState::on_deck});
    if (!decision) return decision;
    if (const Question* before = question_on_air(state))
        decision->insert(decision->begin(), QuestionAnswered{before->asked});
    return decision;
}

Decision decide(const State& state, const Seat&, const TakeOffAir& command, const Context&) {
    return step<QuestionTakenOffAir>(state, command, {QuestionState::on_air});
}

Decision decide(const State& state, const Seat&, const MarkAnswered& command, const Context&) {
    return step<QuestionAnswered>(state, command,
                                  {QuestionState::approved, QuestionState::on_deck, QuestionState::on_air});
}

Decision decide(const State& state, const Seat&, const EditQuestion& command, const Context& context) {
    auto decision = step<QuestionEdited>(
        state, command,
        {QuestionState::pending, QuestionState::approved, QuestionState::on_deck, QuestionState::on_air});
    if (!decision) return decision;
    auto text = word(command.text, context.limits.question_graphemes_max, Lines::many);
    if (!text) return std::move(text).error();
    std::get<QuestionEdited>(decision->front()).text = *std::move(text);
    return decision;
}

Decision decide(const State& state, const Seat&, const ReopenQuestion& command, const Context&) {
    return step<QuestionReopened>(
        state, command, {QuestionState::declined, QuestionState::answered, QuestionState::approved});
}

Decision decide(const State& state, const Seat&, const OpenQuestions&, const Context&) {
    if (state.questions_open) return reject(Reason::wrong_state);
    return Changes{QuestionsOpened{}};
}

Decision decide(const State& state, const Seat&, const CloseQuestions&, const Context&) {
    if (!state.questions_open) return reject(Reason::wrong_state);
    return Changes{QuestionsClosed{}};
}

Decision decide(const State& state, const Seat&, const SetReview& command, const Context&) {
    if (state.review == command.review) return reject(Reason::wrong_state);
    return Changes{ReviewSet{command.review}};
}

Decision decide(const State& state, const Seat&, const SetAnonymity& command, const Context&) {
    if (state.anonymity == command.anonymity) return reject(Reason::wrong_state);
    return Changes{AnonymitySet{command.anonymity}};
}

}  // namespace paraninfo::room
