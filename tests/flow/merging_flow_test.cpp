// Several who asked the same: one question answers for all of them, over live frames, resumes and restarts.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

class MergingFlow : public ::testing::Test {
  protected:
    std::string ask(int person) {
        const auto reply = stage.submit(participant(person), AskQuestion{"When?", "en", false});
        const std::string id = reply["result"]["question"];
        stage.submit(moderator(), ApproveQuestion{QuestionId{id}, 1});
        return id;
    }
    void merge() {
        const auto reply = stage.submit(moderator(), MergeQuestion{QuestionId{one}, 2, QuestionId{into}, 2});
        ASSERT_EQ(reply["result"]["version"], 3) << reply;
    }
    // The first of what came with the last change beside its own question.
    static Value also(const Viewer& viewer) { return viewer.changes().back()["data"]["also"].at(0); }
    static Value own_of(const Viewer& viewer) { return viewer.joined()["snapshot"]["own"].at(0); }

    Stage stage;
    std::string one = ask(1);
    std::string into = ask(2);
};

TEST_F(MergingFlow, TheDeclineReachesEverybodyWhoAsked) {
    auto& asker = stage.join(participant(1));
    auto& other = stage.join(participant(2));
    auto& third = stage.join(participant(3));
    merge();
    stage.submit(moderator(), DeclineQuestion{QuestionId{into}, 3, "Off topic"});
    EXPECT_EQ(also(asker)["fate"], (Value{{"state", "declined"}, {"reason", "Off topic"}}));
    EXPECT_EQ(other.changes().back()["data"]["question"]["reason"], "Off topic");
    EXPECT_EQ(third.changes().back()["data"], (Value{{"gone", into}}));
}

TEST_F(MergingFlow, WhoWasAwayLearnsTheFateFromTheResumeAndFromTheSnapshot) {
    auto& asker = stage.join(participant(1));
    const Position away = asker.through();
    stage.leave(asker);
    merge();
    stage.submit(moderator(), PutOnAir{QuestionId{into}, 3});
    EXPECT_EQ(also(stage.join(participant(1), away))["fate"]["state"], "on_air");
    EXPECT_EQ(own_of(stage.join(participant(1)))["fate"]["state"], "on_air");
}

TEST_F(MergingFlow, ARestartKeepsWhatIsMergedAndItsVotes) {
    stage.submit(in_hall(1), VoteQuestion{QuestionId{one}, true});
    merge();
    stage.restart();
    auto& voter = stage.join(in_hall(1));
    EXPECT_EQ(voter.joined()["snapshot"]["merged"], (Value{{one, into}}));
    EXPECT_EQ(voter.joined()["snapshot"]["questions"].at(0)["votes"], 2)
        << "the voter and who asked the same";
    stage.submit(moderator(), UnmergeQuestion{QuestionId{one}, 3});
    EXPECT_EQ(voter.changes().back()["data"]["question"]["votes"], 1);
    stage.pass(500);
    EXPECT_EQ(voter.state("votes/" + into), (Value{{"votes", 0}}));
}

TEST_F(MergingFlow, TheVotesOfTheOtherAreToldAnew) {
    auto& viewer = stage.join(participant(3));
    merge();
    stage.pass(500);
    EXPECT_EQ(viewer.state("votes/" + into), (Value{{"votes", 1}}));
}

// What waits to be told when a question goes out of sight is not told afterwards: meanwhile it may have
// become wrong.
TEST_F(MergingFlow, ACountThatWaitedDoesNotOverwriteWhatCameWithAChange) {
    auto& desk = stage.join(moderator());
    stage.pass(500);
    stage.submit(participant(3), VoteQuestion{QuestionId{one}, true});
    stage.pass(20);
    merge();
    stage.submit(moderator(), DeclineQuestion{QuestionId{into}, 3, "Off topic"});
    stage.submit(participant(1), WithdrawQuestion{QuestionId{one}});
    EXPECT_EQ(stage.join(moderator()).joined()["snapshot"]["questions"].at(1)["votes"], 0);
    stage.pass(500);
    EXPECT_EQ(desk.state("votes/" + into), std::nullopt);
}

TEST_F(MergingFlow, WhatIsTakenBackFromTheOneIsToldOfTheOtherToo) {
    auto& desk = stage.join(moderator());
    stage.submit(participant(3), VoteQuestion{QuestionId{one}, true});
    merge();
    stage.pass(500);
    stage.submit(participant(3), VoteQuestion{QuestionId{into}, false});
    stage.pass(500);
    EXPECT_EQ(desk.state("votes/" + one), (Value{{"votes", 0}}));
    EXPECT_EQ(desk.state("votes/" + into), (Value{{"votes", 1}}));
}

TEST_F(MergingFlow, AStaleTargetIsShownAsItStands) {
    stage.submit(moderator(), EditQuestion{QuestionId{into}, 2, "How?"});
    const auto reply = stage.submit(moderator(), MergeQuestion{QuestionId{one}, 2, QuestionId{into}, 2});
    EXPECT_EQ(reply["error"]["data"]["reason"], "stale");
    EXPECT_EQ(reply["error"]["data"]["present"]["id"], into);
}

TEST_F(MergingFlow, WithdrawingTheOtherGivesTheFirstBack) {
    auto& asker = stage.join(participant(1));
    merge();
    stage.submit(participant(2), WithdrawQuestion{QuestionId{into}});
    const auto changes = asker.changes();
    EXPECT_EQ(changes.at(changes.size() - 2)["data"]["question"]["state"], "approved");
    EXPECT_EQ(changes.back()["data"], (Value{{"gone", into}}));
}

TEST_F(MergingFlow, TheDeckIsInItsOrderForWhoeverComesLater) {
    for (const auto& id : {one, into}) stage.submit(moderator(), PutOnDeck{QuestionId{id}, 2});
    stage.submit(moderator(), MoveOnDeck{QuestionId{into}, 3, QuestionId{one}});
    const Value order = Value::array({into, one});
    EXPECT_EQ(stage.join(moderator()).joined()["snapshot"]["deck"], order);
    stage.restart();
    EXPECT_EQ(stage.join(moderator()).joined()["snapshot"]["deck"], order);
}

}  // namespace
}  // namespace paraninfo::flow
