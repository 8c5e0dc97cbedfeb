#include "server/room/visibility.hpp"

namespace paraninfo::room {

namespace {

constexpr auto on_air = QuestionState::on_air;

// What everybody (or the screen) gets of a question that was to be seen before or is to be seen now.
View seen(const Question& question, bool before, bool now) {
    if (now) return ShowQuestion{question};
    if (before) return ShowGone{question.id.value};
    return ShowNothing{};
}

Shown show_question(const Question& question, bool is_new) {
    Shown shown;
    shown.moderator = ShowQuestion{question};
    shown.audience = seen(question, !is_new && is_visible(question.previous), is_visible(question.state));
    shown.screen = seen(question, !is_new && question.previous == on_air, question.state == on_air);
    if (!question.person.empty()) shown.addressed = Addressed{question.person, ShowQuestion{question}};
    return shown;
}

Shown to_all(const View& view) {
    return {view, view, view, std::nullopt};
}

struct Show {
    const State& after;
    const Recorded& recorded;

    Shown operator()(const QuestionAsked&) const { return about(recorded.offset, true); }
    Shown operator()(const QuestionApproved& change) const { return about(change.question); }
    Shown operator()(const QuestionDeclined& change) const { return about(change.question); }
    Shown operator()(const QuestionWithdrawn& change) const { return about(change.question); }
    Shown operator()(const QuestionPutOnAir& change) const { return about(change.question); }
    Shown operator()(const QuestionTakenOffAir& change) const { return about(change.question); }
    Shown operator()(const QuestionAnswered& change) const { return about(change.question); }
    Shown operator()(const QuestionEdited& change) const { return about(change.question); }
    Shown operator()(const QuestionVoted& change) const {
        Shown shown;
        const Question* question = question_at(after, change.question);
        if (question != nullptr && !change.person.empty())
            shown.addressed = Addressed{change.person, ShowVote{question->id, change.up}};
        return shown;
    }
    Shown operator()(const QuestionsOpened&) const { return to_all(ShowEmpty{}); }
    Shown operator()(const QuestionsClosed&) const { return to_all(ShowEmpty{}); }
    Shown operator()(const ReviewSet& change) const {
        return {ShowReview{change.review}, ShowReview{change.review}, ShowNothing{}, std::nullopt};
    }
    Shown operator()(const AnnouncementMade&) const {
        return to_all(ShowAnnouncement{after.announcements.back()});
    }
    Shown operator()(const AnnouncementRemoved& change) const { return to_all(ShowGone{change.id.value}); }

    Shown about(Offset asked, bool is_new = false) const {
        const Question* question = question_at(after, asked);
        return question == nullptr ? Shown{} : show_question(*question, is_new);
    }
};

}  // namespace

Shown show(const State& after, const Recorded& recorded) {
    return std::visit(Show{after, recorded}, recorded.change);
}

}  // namespace paraninfo::room
