#include "server/room/poll_visibility.hpp"

#include "tests/unit/server/room/poll_stage.hpp"

#include <set>

namespace paraninfo::room {
namespace {

// Which audiences get the results, and whether voters do beside them ("voters").
std::set<std::string> seen_by(const Poll& poll) {
    std::set<std::string> seen;
    for (const Audience audience : all_audiences)
        if (shows_results(poll, audience)) seen.insert(std::string(name_of(audience)));
    if (shows_results_to_voters(poll)) seen.insert("voters");
    return seen;
}

std::set<std::string> seen_by(PollResults results, PollState state) {
    Poll poll;
    poll.form.results = results;
    poll.state = state;
    return seen_by(poll);
}

TEST(PollResults, EveryCellOfTheTableIsAsTheContractSays) {
    const std::set<std::string> nobody;
    const std::set<std::string> desk{"moderator", "producer"};
    const std::set<std::string> all{"moderator", "producer", "participant", "hall", "screen", "panelist"};
    const std::set<std::string> voters{"moderator", "producer", "voters"};
    for (const auto results : {PollResults::after_close, PollResults::after_vote, PollResults::always}) {
        EXPECT_EQ(seen_by(results, PollState::draft), nobody);
        EXPECT_EQ(seen_by(results, PollState::closed), all);
        EXPECT_EQ(seen_by(results, PollState::archived), desk);
    }
    for (const auto state : {PollState::open, PollState::closing}) {
        EXPECT_EQ(seen_by(PollResults::after_close, state), desk);
        EXPECT_EQ(seen_by(PollResults::after_vote, state), voters);
        EXPECT_EQ(seen_by(PollResults::always, state), all);
    }
}

TEST(PollResults, AfterTheVoteAreForThoseWhoVotedAndForNoScreen) {
    Room room;
    const auto id = opened_in(room, with_results(choice_form(), PollResults::after_vote));
    room.then(participant("p1"), choose(id, {1}));
    const auto& record = record_in(room, id);
    EXPECT_TRUE(sees_results(record, Audience::participant, PersonId{"p1"}));
    EXPECT_TRUE(sees_results(record, Audience::hall, PersonId{"p1"}));
    EXPECT_FALSE(sees_results(record, Audience::participant, PersonId{"p2"}));
    EXPECT_FALSE(sees_results(record, Audience::screen, PersonId{"p1"}));
}

TEST(PollTallies, CountBallotsByOption) {
    Room room;
    const auto id = opened_in(room, multiple_form(2));
    room.then(participant("p1"), choose(id, {0, 1}));
    room.then(participant("p2"), choose(id, {1}));
    room.then(in_hall("h1"), choose(id, {1, 2}));
    const PollTally tally = tally_of(record_in(room, id), room.limits);
    EXPECT_EQ(tally.all, (PollCount{3, {1, 3, 1}}));
}

TEST(PollTallies, OfAScaleCountByStep) {
    Room room;
    const auto id = opened_in(room, scale_form(-1, 1));
    room.then(participant("p1"), VotePoll{id, VoteStep{-1}});
    room.then(participant("p2"), VotePoll{id, VoteStep{1}});
    EXPECT_EQ(tally_of(record_in(room, id), room.limits).all, (PollCount{2, {1, 0, 1}}));
}

TEST(PollTallies, OfOpenTextCountPersonsByWordMostUsedFirst) {
    Room room;
    room.limits.poll_words_max = 2;
    const auto id = opened_in(room, text_form());
    room.then(participant("p1"), VotePoll{id, VoteText{"Trust, trust and TRUST"}});
    room.then(participant("p2"), VotePoll{id, VoteText{"Zeal for trust"}});
    room.then(in_hall("h1"), VotePoll{id, VoteText{"Art"}});
    const PollTally tally = tally_of(record_in(room, id), room.limits);
    EXPECT_EQ(tally.all, (PollCount{3, {}}));
    EXPECT_EQ(tally.words, (std::vector<WordCount>{{"trust", 2}, {"art", 1}})) << "zeal is one too many";
}

TEST(PollAnswers, AreTheNewestAtMost) {
    Room room;
    room.limits.poll_answers_shown_max = 2;
    const auto id = opened_in(room, text_form());
    for (const char* person : {"p1", "p2", "p3"})
        room.then(participant(person), VotePoll{id, VoteText{person}});
    const std::vector<PollAnswer> newest{{1, "p2"}, {2, "p3"}};
    EXPECT_EQ(answers_of(record_in(room, id), room.limits), newest);
}

Shown poll_shown_after(Room& room, Change change) {
    const Recorded recorded{room.state.offset + 1, 0, std::move(change)};
    apply(room.state, recorded);
    const auto* vote = std::get_if<PollVoted>(&recorded.change);
    return vote != nullptr ? show_poll_vote(room.state.polls, *vote)
                           : show_poll(poll_at(room.state.polls, poll_of(recorded))->poll);
}

TEST(PollChanges, DraftsAndTheirEditsAreForModeratorsOnly) {
    Room room;
    for (const Change& change :
         {Change(PollDrafted{PollId{"l"}, choice_form()}), Change(PollEdited{1, {}})}) {
        const auto shown = poll_shown_after(room, change);
        EXPECT_TRUE(std::holds_alternative<ShowPoll>(shown.moderator));
        EXPECT_EQ(shown.audience, View(ShowNothing{}));
        EXPECT_EQ(shown.screen, View(ShowNothing{}));
    }
}

TEST(PollChanges, AnArchivedDraftWasNeverThere) {
    Room room;
    drafted_in(room, choice_form());
    EXPECT_EQ(poll_shown_after(room, PollArchived{1}).audience, View(ShowNothing{}));
}

TEST(PollChanges, AnArchivedPollIsGone) {
    Room room;
    const auto id = opened_in(room, choice_form());
    close(room, id);
    const auto shown = poll_shown_after(room, PollArchived{1});
    EXPECT_EQ(shown.audience, View(ShowGone{id.value}));
    EXPECT_EQ(shown.screen, View(ShowGone{id.value}));
    EXPECT_TRUE(std::holds_alternative<ShowPoll>(shown.moderator));
}

TEST(PollChanges, AVoteIsForItsVoterOnly) {
    Room room;
    opened_in(room, choice_form());
    const auto shown =
        poll_shown_after(room, PollVoted{1, 0, VoterClass::hall, PersonId{"p"}, Ballot{1, ""}});
    EXPECT_EQ(shown.moderator, View(ShowNothing{}));
    EXPECT_EQ(shown.audience, View(ShowNothing{}));
    EXPECT_EQ(shown.screen, View(ShowNothing{}));
    ASSERT_EQ(shown.addressed.size(), 1u);
    EXPECT_EQ(shown.addressed.front().person.value, "p");
}

TEST(PollChanges, AnAnswerInWordsIsForModeratorsWithoutAName) {
    Room room;
    const auto id = opened_in(room, text_form());
    const auto shown =
        poll_shown_after(room, PollVoted{1, 0, VoterClass::hall, PersonId{"p"}, Ballot{0, "Trust"}});
    EXPECT_EQ(shown.moderator, View(ShowAnswer{id, {0, "Trust"}}));
    for (const View& view : {shown.audience, shown.screen}) EXPECT_EQ(view, View(ShowNothing{}));
}

TEST(PollChanges, NameThePollTheyAreAbout) {
    EXPECT_EQ(poll_of({7, 0, PollDrafted{}}), 7u);
    EXPECT_EQ(poll_of({7, 0, PollClosed{3}}), 3u);
    EXPECT_EQ(poll_of({7, 0, QuestionsOpened{}}), 0u);
}

}  // namespace
}  // namespace paraninfo::room
