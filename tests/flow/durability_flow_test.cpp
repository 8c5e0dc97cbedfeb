// What survives a restart, and what a room does when its journal fails.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

TEST(Restart, TheRoomIsAsItWas) {
    Stage stage;
    const auto id = stage.submit(participant(1), AskQuestion{"When?", "en", true})["result"]["question"];
    stage.submit(moderator(), ApproveQuestion{QuestionId{id}, 1});
    stage.submit(participant(2), VoteQuestion{QuestionId{id}, true});
    stage.submit(moderator(), MakeAnnouncement{"Coffee"});
    stage.submit(moderator(), CloseQuestions{});
    const auto before = stage.join(moderator()).joined();
    stage.restart();
    const auto after = stage.join(moderator()).joined();
    EXPECT_EQ(after["snapshot"]["questions"], before["snapshot"]["questions"]);
    EXPECT_EQ(after["snapshot"]["announcements"], before["snapshot"]["announcements"]);
    EXPECT_EQ(after["snapshot"]["questions_open"], false);
    EXPECT_EQ(after["position"], before["position"]);
    EXPECT_EQ(stage.join(participant(2)).joined()["snapshot"]["voted"], Value::array({id}));
}

TEST(Restart, AClientResumesOverIt) {
    Stage stage;
    auto& viewer = stage.join(moderator());
    stage.submit(participant(1), AskQuestion{"One?", "", false});
    const Position position = viewer.through();
    stage.submit(participant(2), AskQuestion{"Two?", "", false});
    stage.restart();
    auto& again = stage.join(moderator(), position);
    EXPECT_EQ(again.joined()["mode"], "resume");
    ASSERT_EQ(again.changes().size(), 1u);
    EXPECT_EQ(again.changes()[0]["data"]["question"]["text"], "Two?");
}

TEST(Restart, ACommandSentAgainAfterItIsStoredOnce) {
    Stage stage;
    const auto key = Stage::new_key();
    const auto first = stage.submit(participant(1), AskQuestion{"When?", "", false}, key);
    stage.restart();
    EXPECT_EQ(stage.submit(participant(1), AskQuestion{"When?", "", false}, key), first);
    EXPECT_EQ(stage.join(moderator()).joined()["snapshot"]["questions"].size(), 1u);
}

TEST(Restart, AKeyThatTheRoomForgotIsFoundInTheJournal) {
    auto settings = Stage::default_settings();
    settings.receipts_max = 2;
    Stage stage(settings);
    const auto key = Stage::new_key();
    const auto first = stage.submit(participant(1), AskQuestion{"When?", "", false}, key);
    for (int i = 2; i < 8; ++i) stage.submit(participant(i), AskQuestion{"When?", "", false});
    EXPECT_EQ(stage.submit(participant(1), AskQuestion{"When?", "", false}, key), first);
    stage.restart();
    EXPECT_EQ(stage.submit(participant(1), AskQuestion{"When?", "", false}, key), first);
    EXPECT_TRUE(stage.submit(participant(9), AskQuestion{"New?", "", false}).contains("result"));
}

TEST(Restart, FromASnapshotTheRoomIsTheSameAndTheWindowIsFilled) {
    auto settings = Stage::default_settings();
    settings.snapshot_every = 10;
    settings.snapshot_lag = 5;
    Stage stage(settings);
    std::string last;
    for (int i = 0; i < 40; ++i) {
        last = stage.submit(participant(i), AskQuestion{"Question?", "es", false})["result"]["question"];
        stage.submit(moderator(), ApproveQuestion{QuestionId{last}, 1});
        stage.submit(in_hall(i), VoteQuestion{QuestionId{last}, true});
    }
    auto& board = stage.join(moderator());
    const auto before = board.joined();
    const auto position = board.through();
    stage.restart();
    EXPECT_EQ(stage.join(moderator()).joined()["snapshot"]["questions"], before["snapshot"]["questions"]);
    EXPECT_EQ(stage.join(moderator(), {{position.history, position.offset - 5}}).joined()["mode"], "resume");
    EXPECT_EQ(stage.join(moderator(), {{position.history, 1}}).joined()["mode"], "reset");
    EXPECT_EQ(stage.join(in_hall(39)).joined()["snapshot"]["voted"], Value::array({last}));
}

TEST(FullDisk, TheRoomSaysSoAndShowsNothingThatIsNotWritten) {
    Stage stage;
    auto& board = stage.join(moderator());
    stage.disk().full = true;
    const auto reply = stage.submit(participant(1), AskQuestion{"When?", "", false});
    EXPECT_EQ(reply["error"]["data"]["reason"], "unavailable");
    EXPECT_GT(reply["error"]["data"]["retry_after_ms"].get<int>(), 0);
    EXPECT_FALSE(stage.healthy());
    stage.pass(500);
    EXPECT_TRUE(board.changes().empty());
}

TEST(FullDisk, ReadingGoesOn) {
    Stage stage;
    stage.submit(participant(1), AskQuestion{"One?", "", false});
    stage.disk().full = true;
    stage.submit(participant(2), AskQuestion{"Two?", "", false});
    const auto joined = stage.join(moderator()).joined();
    ASSERT_EQ(joined["mode"], "snapshot");
    EXPECT_EQ(joined["snapshot"]["questions"].size(), 1u);
}

TEST(FullDisk, ItGoesOnByItselfWhenThereIsRoomAgain) {
    Stage stage;
    auto& board = stage.join(moderator());
    const auto key = Stage::new_key();
    stage.disk().full = true;
    stage.submit(participant(1), AskQuestion{"When?", "", false}, key);
    stage.pass(3000);
    stage.disk().full = false;
    stage.pass(1500);
    EXPECT_TRUE(stage.healthy());
    EXPECT_TRUE(stage.submit(participant(1), AskQuestion{"When?", "", false}, key).contains("result"));
    stage.pass(20);
    EXPECT_EQ(board.changes().size(), 1u);
    EXPECT_TRUE(board.closed.empty());
}

TEST(LostAnswer, WhatWasWrittenAllTheSameIsPublishedOnceAndTheReplyIsTheFirst) {
    Stage stage;
    auto& board = stage.join(moderator());
    const auto key = Stage::new_key();
    stage.disk().silent = true;
    const auto unsure = stage.submit(participant(1), AskQuestion{"When?", "", false}, key);
    EXPECT_EQ(unsure["error"]["data"]["reason"], "unavailable");
    stage.disk().silent = false;
    stage.pass(2500);
    ASSERT_EQ(board.changes().size(), 1u);
    const auto again = stage.submit(participant(1), AskQuestion{"When?", "", false}, key);
    EXPECT_EQ(again["result"]["question"], board.changes()[0]["data"]["question"]["id"]);
    EXPECT_EQ(board.changes().size(), 1u);
}

TEST(FullDisk, AJoinThatWaitedForTheDiskIsAnsweredOnce) {
    Stage stage;
    stage.disk().slow = true;
    stage.send(participant(1), AskQuestion{"When?", "", false}, Stage::new_key());
    auto& board = stage.join(moderator());
    stage.disk().full = true;
    stage.disk().slow = false;
    stage.pass(100);
    ASSERT_TRUE(board.admitted);
    EXPECT_EQ(board.frames.size(), 1u);
    EXPECT_TRUE(board.joined()["snapshot"]["questions"].empty());
}

TEST(FullDisk, AVoteThatWasLostIsNotShown) {
    Stage stage;
    auto& viewer = stage.join(participant(2));
    const auto id = stage.submit(participant(1), AskQuestion{"When?", "", false})["result"]["question"];
    stage.submit(moderator(), ApproveQuestion{QuestionId{id}, 1});
    stage.pass(500);
    stage.disk().full = true;
    stage.submit(participant(3), VoteQuestion{QuestionId{id}, true});
    stage.pass(1000);
    const auto votes = viewer.state("votes/" + id.get<std::string>());
    EXPECT_TRUE(!votes || *votes == (Value{{"votes", 0}}));
}

TEST(UnwritableFromTheStart, JoinsAreSentAwayWithADelay) {
    Stage stage;
    stage.disk().full = true;
    stage.restart();
    auto& viewer = stage.join(participant(1));
    stage.pass(10);
    EXPECT_EQ(viewer.closed, std::vector<CloseCode>{CloseCode::overloaded});
    stage.disk().full = false;
    stage.pass(1500);
    EXPECT_EQ(stage.join(participant(1)).joined()["mode"], "snapshot");
}

TEST(Stop, WhatIsInFlightIsAnsweredAndNothingNewIsTaken) {
    Stage stage;
    stage.disk().slow = true;
    const auto first = stage.send(participant(1), AskQuestion{"When?", "", false}, Stage::new_key());
    stage.settle();
    bool stopped = false;
    stage.hub().stop([&] { stopped = true; });
    stage.settle();
    EXPECT_FALSE(stopped);
    const auto late = stage.submit(participant(2), AskQuestion{"Late?", "", false});
    EXPECT_EQ(late["error"]["data"]["reason"], "unavailable");
    stage.disk().slow = false;
    stage.pass(10);
    EXPECT_TRUE(stopped);
    ASSERT_EQ(first->size(), 1u);
    EXPECT_TRUE(first->front().contains("result"));
}

}  // namespace
}  // namespace paraninfo::flow
