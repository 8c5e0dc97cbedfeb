#include "server/room/pace.hpp"

#include <gtest/gtest.h>

namespace paraninfo::room {
namespace {

const Command ask = AskQuestion{};
const Command a_vote = VoteQuestion{};

Limits narrow_limits() {
    Limits limits;
    limits.ask = {1, 1};
    limits.vote = {1, 2};
    limits.commands = {1, 3};
    return limits;
}

TEST(Pace, AskingIsSlowerThanVoting) {
    Pace pace(narrow_limits());
    const PersonId person{"p"};
    EXPECT_EQ(pace.admit(person, ask, 0), 0);
    EXPECT_EQ(pace.admit(person, ask, 0), 1000);
    EXPECT_EQ(pace.admit(person, a_vote, 0), 0);
    EXPECT_EQ(pace.admit(person, a_vote, 0), 0);
    EXPECT_GT(pace.admit(person, a_vote, 0), 0);
}

TEST(Pace, PollsAndUpVotesShareTheVotersRate) {
    Pace pace(narrow_limits());
    const PersonId person{"p"};
    EXPECT_EQ(pace.admit(person, a_vote, 0), 0);
    EXPECT_EQ(pace.admit(person, VotePoll{}, 0), 0);
    EXPECT_EQ(pace.admit(person, VotePoll{}, 0), 1000);
}

TEST(Pace, ChatHandsAndReactionsEachHaveARateOfTheirOwn) {
    Limits own = narrow_limits();
    own.commands = {1, 100};
    own.chat = own.hand = own.react = {1, 1};
    Pace pace(own);
    const PersonId person{"p"};
    for (const Command& command : {Command(WriteChat{}), Command(RaiseHand{}), Command(React{})}) {
        EXPECT_EQ(pace.admit(person, command, 0), 0);
        EXPECT_EQ(pace.admit(person, command, 0), 1000);
    }
    EXPECT_EQ(pace.admit(person, LowerHand{}, 0), 1000) << "raised and lowered is one thing";
}

TEST(Pace, WhatWasRefusedCostsNothing) {
    Pace pace(narrow_limits());
    const PersonId person{"p"};
    pace.admit(person, ask, 0);
    for (int i = 0; i < 100; ++i) EXPECT_EQ(pace.admit(person, ask, 0), 1000);
    EXPECT_EQ(pace.admit(person, ask, 1000), 0);
}

TEST(Pace, OnePersonDoesNotSlowAnother) {
    Pace pace(narrow_limits());
    pace.admit(PersonId{"p"}, ask, 0);
    EXPECT_EQ(pace.admit(PersonId{"q"}, ask, 0), 0);
}

TEST(Pace, AllCommandsTogetherHaveALimit) {
    Pace pace(narrow_limits());
    const PersonId person{"p"};
    for (int i = 0; i < 3; ++i) EXPECT_EQ(pace.admit(person, OpenQuestions{}, 0), 0);
    EXPECT_EQ(pace.admit(person, OpenQuestions{}, 0), 1000);
}

TEST(Pace, WhoeverRestsIsForgotten) {
    Pace pace(narrow_limits());
    for (int i = 0; i < 10'000; ++i) pace.admit(PersonId{std::to_string(i)}, ask, i * 10'000);
    EXPECT_LE(pace.people(), 1024u);
}

}  // namespace
}  // namespace paraninfo::room
