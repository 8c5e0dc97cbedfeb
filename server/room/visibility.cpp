#include "server/room/visibility.hpp"

#include "server/room/chat.hpp"
#include "server/room/deck.hpp"
#include "server/room/hand_visibility.hpp"
#include "server/room/merging.hpp"
#include "server/room/poll_visibility.hpp"
#include "server/room/sanctions.hpp"
#include "server/room/stage.hpp"

#include <algorithm>

namespace paraninfo::room {

namespace {

constexpr auto on_air = QuestionState::on_air;

// What everybody (or the screen) gets of a question that was to be seen before or is to be seen now.
View seen(const Question& question, bool before, bool now) {
    if (now) return ShowQuestion{question};
    if (before) return ShowGone{question.id.value};
    return ShowNothing{};
}

// Who asked the question or what is merged into it, each once.
std::vector<PersonId> askers(const State& state, const Question& question) {
    std::vector<PersonId> persons;
    const auto add = [&](const PersonId& person) {
        const bool known = std::find(persons.begin(), persons.end(), person) != persons.end();
        if (!person.empty() && !known) persons.push_back(person);
    };
    add(question.person);
    for (const QuestionNumber one : merged_into(state, question)) add(state.questions[one].person);
    return persons;
}

// The audience's view of the question, or the asker's own form; and the own ones that it answers for.
Addressed address(const State& state, const Question& question, const PersonId& person, const View& to_all) {
    ShowOwn own;
    const auto* gone = std::get_if<ShowGone>(&to_all);
    if (question.person == person || std::holds_alternative<ShowQuestion>(to_all))
        own.question = question;
    else if (gone != nullptr)
        own.gone = gone->id;
    if (const Question* into = find_question(state, question.into)) own.into = *into;
    for (const QuestionNumber one : merged_into(state, question)) {
        if (state.questions[one].person != person) continue;
        own.merged.push_back(state.questions[one]);
        own.into = question;
    }
    return {person, std::move(own)};
}

Shown show_question(const State& state, const Question& question, bool is_new) {
    Shown shown;
    ShowQuestion whole{question};
    const bool on_deck = question.state == QuestionState::on_deck;
    if (on_deck || (!is_new && question.previous == QuestionState::on_deck)) whole.deck = deck_of(state);
    shown.moderator = std::move(whole);
    shown.audience = seen(question, !is_new && is_visible(question.previous), is_visible(question.state));
    shown.screen = seen(question, !is_new && question.previous == on_air, question.state == on_air);
    for (const PersonId& person : askers(state, question))
        shown.addressed.push_back(address(state, question, person, shown.audience));
    return shown;
}

// Moderators see both. A page of the audience that holds votes for the one must know where they went, even
// where the question itself was not to be seen any more.
Shown show_merger(const State& state, const Question& question, const Question& into) {
    Shown shown = show_question(state, question, false);
    std::get<ShowQuestion>(shown.moderator).also.push_back(into);
    const bool told = std::holds_alternative<ShowNothing>(shown.audience) && question.voted != 0;
    if (told) shown.audience = ShowGone{question.id.value};
    if (auto* gone = std::get_if<ShowGone>(&shown.audience)) gone->into = question.into.value;
    return shown;
}

Shown to_all(const View& view) {
    return {view, view, view, {}};
}

template <typename T>
concept IsChatChange = requires(const State& after, const Recorded& recorded, const T& change) {
    show_chat(after, recorded, change);
};

template <typename T>
concept IsBroadcastChange = std::same_as<T, BroadcastStarted> || std::same_as<T, BroadcastPaused> ||
    std::same_as<T, BroadcastResumed> || std::same_as<T, BroadcastEnded>;

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
    Shown operator()(const QuestionPutOnDeck& change) const { return about(change.question); }
    Shown operator()(const QuestionTakenOffDeck& change) const { return about(change.question); }
    // The order is the moderators' own business.
    Shown operator()(const QuestionMovedOnDeck& change) const { return to_moderators(change.question); }
    Shown operator()(const QuestionReopened& change) const { return about(change.question); }
    Shown operator()(const QuestionMerged& change) const { return merger(change.question, change.into); }
    Shown operator()(const QuestionUnmerged& change) const { return merger(change.question, change.into); }
    Shown operator()(const QuestionTagged& change) const { return about(change.question); }
    Shown operator()(const QuestionNoted& change) const { return to_moderators(change.question); }
    Shown operator()(const QuestionAnsweredInWriting& change) const { return about(change.question); }
    Shown operator()(const QuestionTranslated& change) const { return about(change.question); }
    Shown operator()(const QuestionAssigned& change) const { return about(change.question); }
    Shown operator()(const QuestionVoted& change) const {
        Shown shown;
        const Question* question = question_at(after, change.question);
        if (question != nullptr && !change.person.empty())
            shown.addressed = {{change.person, ShowVote{question->id, change.up}}};
        return shown;
    }
    Shown operator()(const QuestionsOpened&) const { return to_all(ShowEmpty{}); }
    Shown operator()(const QuestionsClosed&) const { return to_all(ShowEmpty{}); }
    Shown operator()(const ReviewSet& change) const {
        return {ShowReview{change.review}, ShowReview{change.review}, ShowNothing{}, {}};
    }
    Shown operator()(const AnonymitySet& change) const {
        const ShowAnonymity view{change.anonymity};
        return {view, view, ShowNothing{}, {}};
    }
    Shown operator()(const AnnouncementMade&) const {
        return to_all(ShowAnnouncement{after.announcements.back()});
    }
    Shown operator()(const AnnouncementRemoved& change) const { return to_all(ShowGone{change.id.value}); }
    Shown operator()(const PollVoted& change) const { return show_poll_vote(after.polls, change); }
    Shown operator()(const PollPaperGiven& change) const { return show_paper(after.polls, change); }
    Shown operator()(const PersonSilenced& change) const { return show_sanction(after, change); }
    Shown operator()(const SilenceLifted& change) const { return show_sanction(after, change); }
    Shown operator()(const PersonBanned& change) const { return show_sanction(after, change); }
    Shown operator()(const PersonUnbanned& change) const { return show_sanction(after, change); }
    Shown operator()(const HandsOpened&) const { return to_all(ShowEmpty{}); }
    Shown operator()(const HandsClosed&) const { return to_all(ShowEmpty{}); }
    Shown operator()(const HandRaised&) const { return show_raised(after, recorded.offset); }
    Shown operator()(const ReactionsOpened&) const { return to_all(ShowEmpty{}); }
    Shown operator()(const ReactionsClosed&) const { return to_all(ShowEmpty{}); }
    template <typename T>
    requires IsBroadcastChange<T> Shown operator()(const T&) const {
        return to_all(ShowBroadcast{after.broadcast});
    }
    Shown operator()(const BroadcastRecordingSet&) const {
        return {ShowBroadcast{after.broadcast}, ShowNothing{}, ShowNothing{}, {}};
    }
    template <typename T>
    requires IsHandChange<T> Shown operator()(const T&) const { return show_hand(after, recorded.change); }
    template <typename T>
    requires IsChatChange<T> Shown operator()(const T& change) const {
        return show_chat(after, recorded, change);
    }
    template <typename T>
    requires IsStageChange<T> Shown operator()(const T& change) const {
        return show_stage(after, recorded, change);
    }
    Shown operator()(const ModeratorsTold&) const {
        const bool told = !after.channel.empty() && after.channel.back().told == recorded.offset;
        if (!told) return {};
        return {ShowModeratorMessage{after.channel.back()}, ShowNothing{}, ShowNothing{}, {}};
    }
    template <typename T>
    requires IsPollChange<T> Shown operator()(const T&) const {
        const PollRecord* record = poll_at(after.polls, poll_of(recorded));
        return record == nullptr ? Shown{} : show_poll(record->poll);
    }

    Shown about(Offset asked, bool is_new = false) const {
        const Question* question = question_at(after, asked);
        return question == nullptr ? Shown{} : show_question(after, *question, is_new);
    }
    Shown to_moderators(Offset asked) const {
        return {about(asked).moderator, ShowNothing{}, ShowNothing{}, {}};
    }
    Shown merger(Offset asked, Offset target) const {
        const Question* question = question_at(after, asked);
        const Question* into = question_at(after, target);
        return question == nullptr || into == nullptr ? Shown{} : show_merger(after, *question, *into);
    }
};

}  // namespace

Shown show(const State& after, const Recorded& recorded) {
    return std::visit(Show{after, recorded}, recorded.change);
}

}  // namespace paraninfo::room
