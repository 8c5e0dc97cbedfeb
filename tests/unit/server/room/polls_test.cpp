#include "server/room/deadlines.hpp"
#include "server/room/polls.hpp"

#include "tests/unit/server/room/poll_stage.hpp"

namespace paraninfo::room {
namespace {

using Counts = std::vector<std::size_t>;

Counts counts(const Room& room, const PollId& id) {
    return tally_of(record_in(room, id), room.limits).all.counts;
}

TEST(Polls, GoFromDraftToArchived) {
    Room room;
    const auto done = room.then(moderator(), DraftPoll{choice_form()});
    EXPECT_EQ(done.version, 1u);
    const auto id = *done.poll;
    const auto state = [&] { return record_in(room, id).poll.state; };
    EXPECT_EQ(state(), PollState::draft);
    EXPECT_EQ(room.then(moderator(), EditPoll{id, 1, multiple_form(2)}).version, 2u);
    EXPECT_EQ(record_in(room, id).poll.form.kind, PollKind::multiple);
    EXPECT_EQ(room.then(moderator(), OpenPoll{id, 2, 0}).version, 3u);
    EXPECT_EQ(state(), PollState::open);
    EXPECT_EQ(room.then(moderator(), ClosePoll{id, 3}).version, 4u);
    EXPECT_EQ(state(), PollState::closing);
    room.given(PollClosed{1});
    EXPECT_EQ(state(), PollState::closed);
    EXPECT_EQ(room.then(moderator(), ArchivePoll{id, 5}).version, 6u);
    EXPECT_EQ(state(), PollState::archived);
}

TEST(Polls, ADraftThatIsNotWantedIsArchived) {
    Room room;
    const auto id = drafted_in(room, choice_form());
    room.then(moderator(), ArchivePoll{id, 1});
    EXPECT_EQ(room.refused(moderator(), OpenPoll{id, 2, 0}), Reason::wrong_state);
}

TEST(Polls, WhatIsNotPossibleIsRefused) {
    Room room;
    const auto id = drafted_in(room, choice_form());
    EXPECT_EQ(room.refused(moderator(), ClosePoll{id, 1}), Reason::wrong_state);
    room.then(moderator(), OpenPoll{id, 1, 0});
    EXPECT_EQ(room.refused(moderator(), EditPoll{id, 2, choice_form()}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), OpenPoll{id, 2, 0}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), ArchivePoll{id, 2}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), ClosePoll{PollId{"none"}, 1}), Reason::not_found);
}

TEST(Polls, AnOlderVersionIsStaleAndShowsThePresentOne) {
    Room room;
    const auto id = opened_in(room, choice_form());
    const auto decision = room.when(moderator(), ClosePoll{id, 1});
    EXPECT_EQ(decision.error().reason, Reason::stale);
    EXPECT_EQ(decision.error().present_poll, record_in(room, id).poll);
}

TEST(Polls, OneAtATimeIsOpenUntilItIsClosed) {
    Room room;
    const auto first = opened_in(room, choice_form());
    const auto second = drafted_in(room, choice_form());
    EXPECT_EQ(room.refused(moderator(), OpenPoll{second, 1, 0}), Reason::wrong_state);
    room.then(moderator(), ClosePoll{first, 2});
    EXPECT_EQ(room.refused(moderator(), OpenPoll{second, 1, 0}), Reason::wrong_state) << "it is closing";
    room.given(PollClosed{1});
    room.then(moderator(), OpenPoll{second, 1, 0});
}

TEST(Polls, TheRoomHoldsItsMostAndNoMore) {
    Room room;
    room.limits.polls_max = 2;
    drafted_in(room, choice_form());
    drafted_in(room, choice_form());
    EXPECT_EQ(room.refused(moderator(), DraftPoll{choice_form()}), Reason::full);
}

TEST(Polls, ASecondVoteReplacesTheFirst) {
    Room room;
    const auto id = opened_in(room, choice_form());
    room.then(participant("p1"), choose(id, {0}));
    room.then(in_hall("h1"), choose(id, {0}));
    EXPECT_EQ(counts(room, id), (Counts{2, 0, 0}));
    room.then(participant("p1"), choose(id, {2}));
    EXPECT_EQ(counts(room, id), (Counts{1, 0, 1}));
    EXPECT_EQ(record_in(room, id).ballots.size(), 2u);
}

TEST(Polls, TheSameVoteAgainChangesNothing) {
    Room room;
    const auto id = opened_in(room, choice_form());
    room.then(participant(), choose(id, {1}));
    EXPECT_TRUE(room.when(participant(), choose(id, {1}))->empty());
}

TEST(Polls, TheSameChangeTwiceCountsOnce) {
    Room room;
    const auto id = opened_in(room, choice_form());
    for (int i = 0; i < 2; ++i)
        room.given(PollVoted{1, 0, VoterClass::registered, PersonId{"p1"}, Ballot{1, ""}});
    EXPECT_EQ(counts(room, id), (Counts{1, 0, 0}));
}

TEST(Polls, VotesDoNotChangeTheVersion) {
    Room room;
    const auto id = opened_in(room, choice_form());
    room.then(participant(), choose(id, {1}));
    EXPECT_EQ(record_in(room, id).poll.version, 2u);
    EXPECT_EQ(record_in(room, id).touched, room.state.offset);
}

TEST(Polls, TakeVotesWhileOpenAndClosingOnly) {
    Room room;
    const auto id = drafted_in(room, choice_form());
    EXPECT_EQ(room.refused(participant(), choose(id, {1})), Reason::not_found) << "drafts are not known";
    room.then(moderator(), OpenPoll{id, 1, 0});
    room.then(participant("p1"), choose(id, {1}));
    room.then(moderator(), ClosePoll{id, 2});
    room.then(participant("p2"), choose(id, {1}));
    room.given(PollClosed{1});
    EXPECT_EQ(room.refused(participant("p3"), choose(id, {1})), Reason::wrong_state);
    room.then(moderator(), ArchivePoll{id, 4});
    EXPECT_EQ(room.refused(participant("p3"), choose(id, {1})), Reason::not_found);
    EXPECT_EQ(counts(room, id), (Counts{0, 2, 0}));
}

TEST(Polls, HoldTheirMostBallotsAndThoseWhoVotedMayStillChange) {
    Room room;
    room.limits.poll_ballots_max = 1;
    const auto id = opened_in(room, choice_form());
    room.then(participant("p1"), choose(id, {1}));
    EXPECT_EQ(room.refused(participant("p2"), choose(id, {1})), Reason::full);
    room.then(participant("p1"), choose(id, {2}));
}

TEST(PollTimer, IsBetweenItsLimits) {
    Room room;
    const auto id = drafted_in(room, choice_form());
    EXPECT_EQ(room.refused(moderator(), OpenPoll{id, 1, 4'999}), Reason::invalid_params);
    EXPECT_EQ(room.refused(moderator(), OpenPoll{id, 1, 3'600'001}), Reason::invalid_params);
    EXPECT_TRUE(room.when(moderator(), OpenPoll{id, 1, 3'600'000}));
    room.then(moderator(), OpenPoll{id, 1, 5'000});
    EXPECT_EQ(record_in(room, id).poll.closes_at_ms, 2 + 5'000) << "from the time of the change";
}

TEST(PollTimer, WhatIsDueIsFirstTheClosingThenTheClose) {
    Room room;
    EXPECT_EQ(next_deadline(room.state, room.limits, 0), std::nullopt);
    const auto id = opened_in(room, choice_form(), 60'000);
    EXPECT_EQ(next_deadline(room.state, room.limits, 10'002), (Deadline{PollClosing{1}, 50'000}));
    room.given(PollClosing{1});
    const auto began = record_in(room, id).poll.closes_at_ms;
    EXPECT_EQ(next_deadline(room.state, room.limits, began + 5'000), (Deadline{PollClosed{1}, 10'000}));
    room.given(PollClosed{1});
    EXPECT_EQ(next_deadline(room.state, room.limits, began), std::nullopt);
}

TEST(PollTimer, AClockThatWentWrongNeitherHastensNorHoldsAPollForLong) {
    Room room;
    const auto id = opened_in(room, choice_form(), 60'000);
    EXPECT_EQ(next_deadline(room.state, room.limits, 1'000'000'000)->wait_ms, 0);
    EXPECT_EQ(next_deadline(room.state, room.limits, -1'000'000'000)->wait_ms, 3'600'000);
    room.then(moderator(), ClosePoll{id, 2});
    EXPECT_EQ(next_deadline(room.state, room.limits, 1'000'000'000)->wait_ms, 0);
    EXPECT_EQ(next_deadline(room.state, room.limits, -1'000'000'000)->wait_ms, 15'000);
}

TEST(PollTimer, AnOpenPollWithoutAnEndWaitsForItsModerator) {
    Room room;
    opened_in(room, choice_form());
    EXPECT_EQ(next_deadline(room.state, room.limits, 0), std::nullopt);
}

TEST(ErasedPolls, KeepTheirCountsAndNoWords) {
    Room room;
    PollForm erased = choice_form({"", "", ""});
    erased.title.clear();
    room.given(PollDrafted{{}, erased}).given(PollOpened{1, 0});
    room.given(PollVoted{1, 0, VoterClass::hall, {}, Ballot{2, ""}});
    room.given(PollVoted{1, 0, VoterClass::hall, {}, Ballot{4, ""}});
    room.given(PollVoted{1, 1, VoterClass::hall, {}, Ballot{4, ""}});
    EXPECT_EQ(room.state.polls.at(0).poll.id.value, "erased-1");
    EXPECT_EQ(counts(room, PollId{"erased-1"}), (Counts{0, 0, 2})) << "a changed vote is still one";
}

TEST(ErasedPolls, AVoteErasedAfterAnEarlierOneIsStillThatPersons) {
    Room room;
    const auto id = opened_in(room, choice_form());
    room.then(participant("p1"), choose(id, {0}));
    room.given(PollVoted{1, 0, VoterClass::registered, {}, Ballot{2, ""}});
    room.then(participant("p1"), choose(id, {2}));
    EXPECT_EQ(counts(room, id), (Counts{0, 0, 1}));
}

TEST(Polls, AVoteKeepsTheClassInWhichItWasCast) {
    Room room;
    const auto id = opened_in(room, choice_form());
    Seat voter = participant("p1");
    voter.voter_class = VoterClass::registered;
    room.then(voter, choose(id, {0}));
    voter.voter_class = VoterClass::open;
    room.then(voter, choose(id, {0}));
    EXPECT_EQ(record_in(room, id).ballots.at(0).voter_class, VoterClass::registered) << "nothing was voted";
    room.then(voter, choose(id, {1}));
    EXPECT_EQ(record_in(room, id).ballots.at(0).voter_class, VoterClass::open);
}

TEST(DamagedPolls, ChangesOfWhatWasNeverDraftedOrCastDoNothing) {
    Room room;
    const auto id = opened_in(room, choice_form());
    room.given(PollOpened{99, 0}).given(PollClosing{99}).given(PollEdited{99, {}});
    room.given(PollVoted{99, 0, VoterClass::hall, PersonId{"p"}, Ballot{1, ""}});
    room.given(PollVoted{1, 7, VoterClass::hall, PersonId{"p"}, Ballot{1, ""}});
    EXPECT_TRUE(record_in(room, id).ballots.empty());
    EXPECT_EQ(room.state.polls.size(), 1u);
}

}  // namespace
}  // namespace paraninfo::room
