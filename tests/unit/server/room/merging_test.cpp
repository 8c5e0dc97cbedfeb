#include "server/room/merging.hpp"

#include "server/room/votes.hpp"
#include "tests/unit/server/room/stage.hpp"

#include <algorithm>

namespace paraninfo::room {
namespace {

class Merging : public ::testing::Test {
  protected:
    std::uint64_t votes(const QuestionId& id) const { return room.question(id).votes; }
    void withdraw(const std::string& person, const QuestionId& id) {
        room.then(participant(person), WithdrawQuestion{id});
    }

    Room room;
    QuestionId one = room.approved_of(participant("p1"));
    QuestionId into = room.approved_of(participant("p2"));
};

TEST_F(Merging, TheQuestionIsMergedAndBothHaveANewVersion) {
    EXPECT_EQ(room.then(moderator(), room.merging(one, into)).version, 3u);
    EXPECT_EQ(room.question(one).state, QuestionState::merged);
    EXPECT_EQ(room.question(one).into, into);
    EXPECT_EQ(room.question(into).version, 3u);
}

TEST_F(Merging, AMergedQuestionsVotesCountEachPersonOnce) {
    room.vote("v1", one);
    room.vote("v2", one);
    room.vote("v2", into);
    room.vote("v3", into);
    room.merge(one, into);
    EXPECT_EQ(votes(into), 4u) << "v1, v2, v3 and the asker of the other";
}

TEST_F(Merging, ItsAskerCountsAsAVoterButNotTwiceAndNotForTheOwn) {
    room.vote("p1", into);
    room.merge(one, into);
    EXPECT_EQ(votes(into), 1u);
    const auto own = room.approved_of(participant("p2"));
    room.merge(own, into);
    EXPECT_EQ(votes(into), 1u) << "the asker of both";
}

TEST_F(Merging, TheAskersVoteForWhatIsMergedIsNoneForTheOwn) {
    room.vote("p2", one);
    room.merge(one, into);
    EXPECT_EQ(votes(into), 1u) << "p1 alone";
}

// Whatever comes first, the sum is the same.
TEST_F(Merging, TheOrderOfVotesAndMergerDoesNotMatter) {
    std::vector<int> steps{0, 1, 2, 3, 4};
    do {
        Room each;
        const auto first = each.approved_of(participant("p1"));
        const auto second = each.approved_of(participant("p2"));
        for (const int step : steps) {
            if (step == 0) each.merge(first, second);
            if (step == 1) each.vote("v1", first);
            if (step == 2) each.vote("v1", second);
            if (step == 3) each.vote("v2", first);
            if (step == 4) each.vote("v3", second);
        }
        EXPECT_EQ(each.question(second).votes, 4u) << ::testing::PrintToString(steps);
        EXPECT_EQ(each.question(second).votes, count_votes(each.state, each.question(second)));
    } while (std::next_permutation(steps.begin(), steps.end()));
}

TEST_F(Merging, AVoteOnItsWayToTheMergedOneCountsForTheOther) {
    room.merge(one, into);
    room.vote("v1", one);
    EXPECT_EQ(votes(into), 2u);
    EXPECT_TRUE(room.when(participant("v1"), VoteQuestion{into, true})->empty()) << "it is there already";
}

TEST_F(Merging, AVoteForAMergedQuestionThatWasNeverSeenIsNotFound) {
    const auto pending = room.asked_by(participant("p3"));
    room.merge(pending, into);
    EXPECT_EQ(room.refused(participant("v1"), VoteQuestion{pending, true}), Reason::not_found);
}

TEST_F(Merging, TakingTheVoteBackTakesItFromBoth) {
    room.vote("v1", one);
    room.vote("v1", into);
    room.merge(one, into);
    room.vote("v1", into, false);
    EXPECT_EQ(votes(into), 1u);
    room.then(moderator(), room.unmerging(one));
    EXPECT_EQ(votes(one), 0u);
    EXPECT_EQ(votes(into), 0u);
}

TEST_F(Merging, WhoAskedTheSameHasNoVoteToTakeBack) {
    room.merge(one, into);
    EXPECT_EQ(room.refused(participant("p1"), VoteQuestion{into, false}), Reason::wrong_state);
}

TEST_F(Merging, TakenApartBothHaveTheirStateAndVotesAgain) {
    room.vote("v1", one);
    room.vote("v2", into);
    room.merge(one, into);
    room.vote("v3", into);
    EXPECT_EQ(room.then(moderator(), room.unmerging(one)).version, 4u);
    EXPECT_EQ(room.question(one).state, QuestionState::approved);
    EXPECT_EQ(votes(one), 1u);
    EXPECT_EQ(votes(into), 2u) << "v2, and v3 who voted meanwhile";
    EXPECT_EQ(room.question(into).version, 4u);
    EXPECT_TRUE(room.state.merged.empty());
}

TEST_F(Merging, WhatWasPendingOrOnDeckIsSoAgain) {
    const auto pending = room.asked_by(participant("p3"));
    room.then(moderator(), PutOnDeck{one, 2});
    for (const auto& id : {pending, one}) {
        room.merge(id, into);
        room.then(moderator(), room.unmerging(id));
    }
    EXPECT_EQ(room.question(pending).state, QuestionState::pending);
    EXPECT_EQ(room.question(one).state, QuestionState::on_deck);
    EXPECT_EQ(room.state.deck.size(), 1u);
}

TEST_F(Merging, NothingIsTakenApartOntoAFullDeck) {
    room.limits.deck_max = 1;
    room.then(moderator(), PutOnDeck{one, 2});
    room.merge(one, into);
    room.then(moderator(), PutOnDeck{into, 3});
    EXPECT_EQ(room.refused(moderator(), room.unmerging(one)), Reason::full);
}

TEST_F(Merging, IntoItselfOrIntoAChainIsRefused) {
    const auto third = room.approved_of(participant("p3"));
    EXPECT_EQ(room.refused(moderator(), room.merging(one, one)), Reason::wrong_state);
    room.merge(one, into);
    EXPECT_EQ(room.refused(moderator(), room.merging(third, one)), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), room.merging(into, third)), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), room.merging(one, third)), Reason::wrong_state);
}

TEST_F(Merging, IsPossibleIntoWhatIsAnsweredAndNotIntoWhatIsDeclinedOrWithdrawn) {
    room.then(moderator(), MarkAnswered{into, 2});
    const auto declined = room.asked_by(participant("p3"));
    room.then(moderator(), DeclineQuestion{declined, 1, "Off topic"});
    const auto withdrawn = room.asked_by(participant("p4"));
    withdraw("p4", withdrawn);
    EXPECT_EQ(room.refused(moderator(), room.merging(one, declined)), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), room.merging(one, withdrawn)), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), room.merging(into, one)), Reason::wrong_state) << "answered already";
    room.merge(one, into);
}

TEST_F(Merging, NamesTheVersionsOfBoth) {
    room.then(moderator(), EditQuestion{into, 2, "How?"});
    const auto stale = room.when(moderator(), MergeQuestion{one, 2, into, 2});
    EXPECT_EQ(stale.error().reason, Reason::stale);
    EXPECT_EQ(stale.error().present, room.question(into));
    EXPECT_EQ(room.refused(moderator(), MergeQuestion{one, 1, into, 3}), Reason::stale);
    EXPECT_EQ(room.refused(moderator(), MergeQuestion{one, 2, QuestionId{"none"}, 1}), Reason::not_found);
}

TEST_F(Merging, OneQuestionTakesItsMostAndNoMore) {
    room.limits.merged_max = 2;
    room.merge(one, into);
    room.merge(room.approved_of(participant("p3")), into);
    const auto fourth = room.approved_of(participant("p4"));
    EXPECT_EQ(room.refused(moderator(), room.merging(fourth, into)), Reason::full);
}

TEST_F(Merging, WhoAskedTheSameKeepsTheOwnQuestionWhenTheOtherIsWithdrawn) {
    room.merge(one, into);
    withdraw("p2", into);
    EXPECT_EQ(room.question(into).state, QuestionState::withdrawn);
    EXPECT_EQ(room.question(one).state, QuestionState::approved);
    EXPECT_EQ(votes(into), 0u);
}

TEST_F(Merging, AMergedQuestionCanBeWithdrawn) {
    room.merge(one, into);
    withdraw("p1", one);
    EXPECT_EQ(room.question(one).state, QuestionState::withdrawn);
    EXPECT_TRUE(room.question(one).into.empty());
    EXPECT_EQ(votes(into), 0u);
}

TEST_F(Merging, AMergedQuestionIsNotModeratedByItself) {
    room.merge(one, into);
    EXPECT_EQ(room.refused(moderator(), ApproveQuestion{one, 3}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), PutOnAir{one, 3}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), EditQuestion{one, 3, "How?"}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), UnmergeQuestion{into, 3}), Reason::wrong_state);
}

}  // namespace
}  // namespace paraninfo::room
