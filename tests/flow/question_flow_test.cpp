// A question's way through the whole command path: submit, decide, journal, frames.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace paraninfo::flow {
namespace {

std::string ask(Stage& stage, const Seat& seat, const std::string& text = "When?") {
    return stage.submit(seat, AskQuestion{text, "en", false})["result"]["question"];
}

void approve(Stage& stage, const std::string& id, std::uint64_t version = 1) {
    const auto reply = stage.submit(moderator(), ApproveQuestion{QuestionId{id}, version});
    ASSERT_TRUE(reply.contains("result")) << reply;
}

TEST(QuestionFlow, AQuestionGoesToModeratorsAndItsAskerOnly) {
    Stage stage;
    auto& asker = stage.join(participant(1));
    auto& other = stage.join(participant(2));
    auto& board = stage.join(moderator());
    auto& wall = stage.join(screen());
    const auto reply = stage.submit(participant(1), AskQuestion{"When?", "en", false});
    EXPECT_EQ(reply["result"]["state"], "pending");
    EXPECT_EQ(reply["result"]["offset"], 1);
    EXPECT_EQ(board.kinds(), std::vector<std::string>{"question.asked"});
    ASSERT_EQ(asker.kinds(), std::vector<std::string>{"question.asked"});
    EXPECT_EQ(asker.changes()[0]["data"]["question"]["mine"], true);
    EXPECT_TRUE(other.changes().empty());
    EXPECT_TRUE(wall.changes().empty());
}

TEST(QuestionFlow, EveryFrameOfChangesEndsInThrough) {
    Stage stage;
    auto& board = stage.join(moderator());
    ask(stage, participant());
    const Value& frame = board.frames.back();
    EXPECT_EQ(frame.back()["method"], "through");
    EXPECT_EQ(frame.back()["params"]["offset"], 1);
    EXPECT_EQ(frame.back()["params"]["history"], board.joined()["position"]["history"]);
}

TEST(QuestionFlow, WhatIsPublishedWithinATickIsOneFrame) {
    Stage stage;
    auto& board = stage.join(moderator());
    const auto frames = board.frames.size();
    for (int i = 1; i <= 5; ++i)
        stage.send(participant(i), AskQuestion{"When?", "", false}, Stage::new_key());
    stage.pass(20);
    ASSERT_EQ(board.frames.size(), frames + 1);
    EXPECT_EQ(board.changes().size(), 5u);
}

TEST(QuestionFlow, PuttingAnotherOnAirAnswersTheFirst) {
    Stage stage;
    auto& wall = stage.join(screen());
    const auto first = ask(stage, participant(1), "One?");
    const auto second = ask(stage, participant(2), "Two?");
    approve(stage, first);
    approve(stage, second);
    stage.submit(moderator(), PutOnAir{QuestionId{first}, 2});
    const auto reply = stage.submit(moderator(), PutOnAir{QuestionId{second}, 2});
    EXPECT_EQ(reply["result"]["version"], 3);
    const std::vector<std::string> kinds{"question.put_on_air", "question.answered", "question.put_on_air"};
    EXPECT_EQ(wall.kinds(), kinds);
    EXPECT_EQ(wall.changes()[1]["data"]["gone"], first);
}

TEST(QuestionFlow, VotesComeAsAStateAndToTheVoter) {
    Stage stage;
    auto& asker = stage.join(participant(1));
    auto& voter = stage.join(participant(2));
    auto& wall = stage.join(screen());
    const auto id = ask(stage, participant(1));
    approve(stage, id);
    stage.submit(participant(2), VoteQuestion{QuestionId{id}, true});
    stage.submit(in_hall(3), VoteQuestion{QuestionId{id}, true});
    stage.pass(500);
    EXPECT_EQ(asker.state("votes/" + id), (Value{{"votes", 2}}));
    EXPECT_EQ(voter.changes().back()["kind"], "question.voted");
    EXPECT_EQ(asker.changes().back()["kind"], "question.approved");
    EXPECT_FALSE(wall.state("votes/" + id));
    EXPECT_EQ(asker.through().offset, 4u) << "states move the position on";
}

TEST(QuestionFlow, AStateIsSentFourTimesASecondAtMost) {
    Stage stage;
    auto& viewer = stage.join(participant(1));
    const auto id = ask(stage, participant(1));
    approve(stage, id);
    stage.pass(1000);
    viewer.messages.clear();
    for (int i = 0; i < 100; ++i) {
        stage.send(in_hall(i), VoteQuestion{QuestionId{id}, true}, Stage::new_key());
        stage.pass(10);
    }
    stage.pass(1000);
    const auto sent =
        std::count_if(viewer.messages.begin(), viewer.messages.end(), [&](const Value& message) {
            return message.value("method", "") == "state" && message["params"]["key"] == "votes/" + id;
        });
    EXPECT_LE(sent, 5);
    EXPECT_EQ(viewer.state("votes/" + id), (Value{{"votes", 100}}));
}

TEST(QuestionFlow, ASecondSubmissionWithTheSameKeyGetsTheFirstReply) {
    Stage stage;
    auto& board = stage.join(moderator());
    const auto key = Stage::new_key();
    const auto first = stage.submit(participant(), AskQuestion{"When?", "", false}, key);
    const auto second = stage.submit(participant(), AskQuestion{"When?", "", false}, key);
    EXPECT_EQ(first, second);
    EXPECT_EQ(board.changes().size(), 1u);
}

TEST(QuestionFlow, TheSameKeyOfAnotherPersonIsAnotherCommand) {
    Stage stage;
    const auto key = Stage::new_key();
    const auto first = stage.submit(participant(1), AskQuestion{"When?", "", false}, key);
    const auto second = stage.submit(participant(2), AskQuestion{"When?", "", false}, key);
    EXPECT_NE(first["result"]["question"], second["result"]["question"]);
}

TEST(QuestionFlow, ACopyInFlightWaitsForTheSameOutcome) {
    Stage stage;
    stage.disk().slow = true;
    const auto key = Stage::new_key();
    const auto first = stage.send(participant(), AskQuestion{"When?", "", false}, key);
    const auto second = stage.send(participant(), AskQuestion{"When?", "", false}, key);
    stage.pass(100);
    EXPECT_TRUE(first->empty());
    EXPECT_TRUE(second->empty());
    stage.disk().slow = false;
    stage.pass(10);
    ASSERT_EQ(first->size(), 1u);
    EXPECT_EQ(*first, *second);
}

TEST(QuestionFlow, AStaleVersionIsRefusedWithTheQuestionAsItStands) {
    Stage stage;
    const auto id = ask(stage, participant());
    approve(stage, id);
    const auto reply = stage.submit(moderator(), ApproveQuestion{QuestionId{id}, 1});
    EXPECT_EQ(reply["error"]["data"]["reason"], "stale");
    EXPECT_EQ(reply["error"]["data"]["present"]["version"], 2);
    EXPECT_EQ(reply["error"]["data"]["present"]["id"], id);
}

TEST(QuestionFlow, TooManyAreToldToWaitAndNothingIsLost) {
    auto settings = Stage::default_settings();
    settings.limits.ask = {0.5, 1};
    Stage stage(settings);
    const auto key = Stage::new_key();
    stage.submit(participant(1), AskQuestion{"One?", "", false});
    const auto refused = stage.submit(participant(1), AskQuestion{"Two?", "", false}, key);
    ASSERT_EQ(refused["error"]["data"]["reason"], "limited");
    EXPECT_TRUE(stage.submit(participant(2), AskQuestion{"Mine?", "", false}).contains("result"));
    stage.pass(refused["error"]["data"]["retry_after_ms"].get<std::int64_t>());
    EXPECT_TRUE(stage.submit(participant(1), AskQuestion{"Two?", "", false}, key).contains("result"));
}

TEST(QuestionFlow, AScreenMayAskNothing) {
    Stage stage;
    const auto reply = stage.submit(screen(), AskQuestion{"When?", "", false});
    EXPECT_EQ(reply["error"]["code"], 1001);
}

TEST(QuestionFlow, AnUnknownRoomIsNotFound) {
    Stage stage;
    Seat lost = participant();
    lost.room = RoomId{"elsewhere"};
    EXPECT_EQ(stage.submit(lost, OpenQuestions{})["error"]["data"]["reason"], "not_found");
}

}  // namespace
}  // namespace paraninfo::flow
