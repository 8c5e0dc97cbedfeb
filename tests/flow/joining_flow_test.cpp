// Joining, resuming, and who is counted: snapshot at n, then everything after n, no gap and no duplicate.
#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace paraninfo::flow {
namespace {

std::vector<std::uint64_t> offsets(const Viewer& viewer) {
    std::vector<std::uint64_t> found;
    for (const Value& change : viewer.changes()) found.push_back(change["offset"]);
    return found;
}

TEST(Joining, TheFirstAnswerIsASnapshot) {
    Stage stage;
    const auto id = stage.submit(participant(1), AskQuestion{"When?", "en", true})["result"]["question"];
    const auto joined = stage.join(moderator()).joined();
    EXPECT_EQ(joined["mode"], "snapshot");
    EXPECT_EQ(joined["position"]["offset"], 1);
    EXPECT_EQ(joined["snapshot"]["questions"][0]["id"], id);
    EXPECT_EQ(joined["you"]["role"], "moderator");
    EXPECT_EQ(joined["snapshot"]["room"]["name"]["es"], "Auditorio");
}

TEST(Joining, AParticipantSeesTheOwnPendingQuestionAndNobodyElses) {
    Stage stage;
    stage.submit(participant(1), AskQuestion{"Mine?", "", false});
    stage.submit(participant(2), AskQuestion{"Another's?", "", false});
    const auto snapshot = stage.join(participant(1)).joined()["snapshot"];
    EXPECT_TRUE(snapshot["questions"].empty());
    ASSERT_EQ(snapshot["own"].size(), 1u);
    EXPECT_EQ(snapshot["own"][0]["text"], "Mine?");
    EXPECT_FALSE(stage.join(screen()).joined()["snapshot"].contains("own"));
}

TEST(Joining, ASnapshotWaitsForTheDisk) {
    Stage stage;
    stage.disk().slow = true;
    stage.send(participant(1), AskQuestion{"When?", "", false}, Stage::new_key());
    auto& board = stage.join(moderator());
    stage.pass(100);
    EXPECT_FALSE(board.admitted);
    stage.disk().slow = false;
    stage.pass(20);
    ASSERT_TRUE(board.admitted);
    EXPECT_EQ(board.joined()["position"]["offset"], 1);
    EXPECT_TRUE(board.changes().empty()) << "what the snapshot shows does not come again";
}

TEST(Joining, ARefusalWaitsForTheDiskToo) {
    Stage stage;
    stage.disk().slow = true;
    stage.send(moderator(), CloseQuestions{}, Stage::new_key());
    const auto refused = stage.send(participant(1), AskQuestion{"When?", "", false}, Stage::new_key());
    stage.pass(100);
    EXPECT_TRUE(refused->empty());
    stage.disk().slow = false;
    stage.pass(10);
    ASSERT_EQ(refused->size(), 1u);
    EXPECT_EQ(refused->front()["error"]["data"]["reason"], "closed");
}

TEST(Joining, WhoeverJoinsInTheMidstOfChangesMissesNoneAndGetsNoneTwice) {
    Stage stage;
    std::vector<Viewer*> viewers;
    for (int i = 0; i < 40; ++i) {
        stage.disk().slow = i % 3 != 0;
        stage.send(participant(i), AskQuestion{"Question?", "", false}, Stage::new_key());
        Seat seat = moderator();
        seat.person.value += std::to_string(i);
        viewers.push_back(&stage.join(seat));
        stage.pass(i % 4);
    }
    stage.disk().slow = false;
    stage.pass(100);
    for (const Viewer* viewer : viewers) {
        const std::uint64_t from = viewer->joined()["position"]["offset"];
        std::vector<std::uint64_t> expected;
        for (std::uint64_t offset = from + 1; offset <= 40; ++offset) expected.push_back(offset);
        EXPECT_EQ(offsets(*viewer), expected);
        EXPECT_EQ(viewer->joined()["snapshot"]["questions"].size(), from);
    }
}

TEST(Resuming, InsideTheWindowOnlyWhatWasMissedComes) {
    Stage stage;
    auto& before = stage.join(moderator());
    stage.submit(participant(1), AskQuestion{"One?", "", false});
    const Position position = before.through();
    stage.leave(before);
    stage.submit(participant(2), AskQuestion{"Two?", "", false});
    stage.submit(participant(3), AskQuestion{"Three?", "", false});
    auto& after = stage.join(moderator(), position);
    EXPECT_EQ(after.joined()["mode"], "resume");
    EXPECT_FALSE(after.joined().contains("snapshot"));
    EXPECT_EQ(offsets(after), (std::vector<std::uint64_t>{2, 3}));
    EXPECT_EQ(after.frames.size(), 1u);
    EXPECT_EQ(after.through().offset, 3u);
}

TEST(Resuming, TheOwnChangesComeInTheirAddressedForm) {
    Stage stage;
    auto& before = stage.join(participant(1));
    const Position position = before.through();
    stage.leave(before);
    const auto id = stage.submit(participant(1), AskQuestion{"Mine?", "", false})["result"]["question"];
    stage.submit(participant(2), AskQuestion{"Another's?", "", false});
    stage.submit(moderator(), DeclineQuestion{QuestionId{id}, 1, "Off topic"});
    auto& after = stage.join(participant(1), position);
    EXPECT_EQ(offsets(after), (std::vector<std::uint64_t>{1, 3}));
    EXPECT_EQ(after.changes()[1]["data"]["question"]["reason"], "Off topic");
}

TEST(Resuming, VotesMissedComeAsStates) {
    Stage stage;
    const auto id = stage.submit(participant(1), AskQuestion{"When?", "", false})["result"]["question"];
    stage.submit(moderator(), ApproveQuestion{QuestionId{id}, 1});
    auto& before = stage.join(participant(2));
    stage.leave(before);
    stage.submit(participant(3), VoteQuestion{QuestionId{id}, true});
    stage.pass(500);
    auto& after = stage.join(participant(2), before.through());
    EXPECT_EQ(after.joined()["states"]["votes/" + id.get<std::string>()], (Value{{"votes", 1}}));
}

// The position moves on with the changes, the states follow up to a quarter of a second later.
TEST(Resuming, AVoteWhoseStateWasCutOffWithTheConnectionComesAgain) {
    Stage stage;
    const auto id = stage.submit(participant(1), AskQuestion{"When?", "", false})["result"]["question"];
    stage.submit(moderator(), ApproveQuestion{QuestionId{id}, 1});
    stage.pass(500);
    auto& before = stage.join(participant(2));
    stage.submit(participant(3), VoteQuestion{QuestionId{id}, true});
    stage.submit(participant(4), VoteQuestion{QuestionId{id}, true});
    stage.submit(moderator(), MakeAnnouncement{"The coffee is ready"});
    const Position position = before.through();
    ASSERT_EQ(position.offset, 5U);
    stage.leave(before);
    stage.pass(500);
    auto& after = stage.join(participant(2), position);
    EXPECT_EQ(after.joined()["mode"], "resume");
    EXPECT_EQ(after.joined()["states"]["votes/" + id.get<std::string>()], (Value{{"votes", 2}}));
}

TEST(Resuming, AnUnknownHistoryIsAReset) {
    Stage stage;
    stage.submit(participant(1), AskQuestion{"One?", "", false});
    const auto joined = stage.join(moderator(), Position{"another", 1}).joined();
    EXPECT_EQ(joined["mode"], "reset");
    EXPECT_EQ(joined["snapshot"]["questions"].size(), 1u);
}

TEST(Resuming, APositionAheadOfTheRoomIsAReset) {
    Stage stage;
    auto& first = stage.join(moderator());
    Position ahead = first.through();
    ahead.offset += 100;
    EXPECT_EQ(stage.join(moderator(), ahead).joined()["mode"], "reset");
}

TEST(Resuming, OutsideTheWindowIsAReset) {
    auto settings = Stage::default_settings();
    settings.window_changes_max = 3;
    Stage stage(settings);
    const Position start = stage.join(moderator()).through();
    for (int i = 0; i < 4; ++i) stage.submit(participant(i), AskQuestion{"Question?", "", false});
    EXPECT_EQ(stage.join(moderator(), start).joined()["mode"], "reset");
    EXPECT_EQ(stage.join(moderator(), Position{start.history, 1}).joined()["mode"], "resume");
}

TEST(Resuming, AStormComesBackWholly) {
    Stage stage;
    std::vector<Viewer*> viewers;
    for (int i = 0; i < 300; ++i) viewers.push_back(&stage.join(participant(i)));
    const auto id = stage.submit(participant(0), AskQuestion{"When?", "", false})["result"]["question"];
    std::vector<Position> positions;
    for (Viewer* viewer : viewers) {
        positions.push_back(viewer->through());
        stage.leave(*viewer);
    }
    stage.submit(moderator(), ApproveQuestion{QuestionId{id}, 1});
    for (int i = 0; i < 300; ++i) {
        auto& again = stage.join(participant(i), positions[static_cast<std::size_t>(i)]);
        ASSERT_EQ(again.joined()["mode"], "resume");
        ASSERT_EQ(again.kinds().back(), "question.approved");
    }
}

TEST(Joining, ByServerSentEventsTheIdIsThePosition) {
    Stage stage;
    auto& viewer = stage.join(screen(), std::nullopt, live::Wire::events);
    EXPECT_EQ(viewer.joined()["mode"], "snapshot");
}

TEST(Presence, APersonWithTwoTabsIsOneUntilBothAreGone) {
    Stage stage;
    auto& board = stage.join(moderator());
    auto& first = stage.join(participant(1));
    auto& second = stage.join(participant(1));
    stage.pass(500);
    const Value one{{"participants", 1}, {"hall", 0}, {"screens", 0}, {"moderators", 1}};
    EXPECT_EQ(board.state("presence"), one);
    stage.leave(first);
    stage.pass(500);
    EXPECT_EQ(board.state("presence"), one);
    stage.leave(second);
    stage.pass(500);
    EXPECT_EQ((*board.state("presence"))["participants"], 0);
}

TEST(States, FromOutsideReachEverybodyAndWhoJoinsLater) {
    Stage stage;
    auto& wall = stage.join(screen());
    stage.hub().set_state(RoomId{"auditorium"}, "media", R"({"state":"live"})");
    stage.pass(500);
    EXPECT_EQ(wall.state("media"), (Value{{"state", "live"}}));
    EXPECT_EQ(stage.join(in_hall()).joined()["snapshot"]["states"]["media"], (Value{{"state", "live"}}));
}

TEST(States, ASessionThatMissedSomeGetsThemAll) {
    Stage stage;
    stage.hub().set_state(RoomId{"auditorium"}, "media", R"({"state":"live"})");
    auto& viewer = stage.join(participant(1));
    stage.pass(500);
    viewer.messages.clear();
    stage.hub().refresh(RoomId{"auditorium"}, viewer.session);
    stage.pass(10);
    EXPECT_TRUE(viewer.state("media"));
    EXPECT_TRUE(viewer.state("presence"));
}

TEST(Pulse, TheClockBeatsEachTenSeconds) {
    Stage stage;
    auto& viewer = stage.join(participant(1));
    viewer.messages.clear();
    stage.pass(30'000);
    const auto beats =
        std::count_if(viewer.messages.begin(), viewer.messages.end(), [](const Value& message) {
            return message.value("method", "") == "pulse" && message["params"]["kind"] == "clock";
        });
    EXPECT_EQ(beats, 3);
}

}  // namespace
}  // namespace paraninfo::flow
