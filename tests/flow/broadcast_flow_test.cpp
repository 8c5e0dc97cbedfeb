#include "tests/flow/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::flow {
namespace {

live::RoomSettings by_hand() {
    auto settings = Stage::default_settings();
    settings.broadcast = BroadcastPhase::waiting;
    return settings;
}

TEST(BroadcastFlow, EverybodyIsToldAndARestartRemembers) {
    Stage stage(by_hand());
    auto& viewer = stage.join(participant());
    EXPECT_EQ(viewer.joined()["snapshot"]["broadcast"]["phase"], "waiting");
    auto& projector = stage.join(screen());
    stage.submit(moderator(), StartBroadcast{});
    stage.submit(moderator(), PauseBroadcast{600'000});
    for (Viewer* one : {&viewer, &projector}) {
        const Value change = one->changes().back();
        EXPECT_EQ(change["kind"], "broadcast.paused");
        const Value broadcast = change["data"]["broadcast"];
        EXPECT_EQ(broadcast["back_at"].get<std::int64_t>() - broadcast["since"].get<std::int64_t>(), 600'000);
    }
    stage.restart();
    const Value after = stage.join(in_hall()).joined()["snapshot"]["broadcast"];
    EXPECT_EQ(after["phase"], "paused");
    EXPECT_EQ(after["number"], 1);
}

TEST(BroadcastFlow, OfTheRecordingThoseWhoLeadAreToldAndNobodyElse) {
    auto settings = Stage::default_settings();
    settings.recording = RecordingMode::automatic;
    Stage stage(settings);
    auto& viewer = stage.join(participant());
    auto& desk = stage.join(moderator());
    EXPECT_EQ(desk.joined()["snapshot"]["broadcast"]["recording"], (Value{{"on", true}, {"since", nullptr}}));
    EXPECT_FALSE(viewer.joined()["snapshot"]["broadcast"].contains("recording"));
    stage.submit(moderator(), RecordBroadcast{false});
    const Value change = desk.changes().back();
    EXPECT_EQ(change["kind"], "broadcast.recording_set");
    EXPECT_EQ(change["data"]["broadcast"]["recording"]["on"], false);
    EXPECT_EQ(change["data"]["broadcast"]["recording"]["since"], change["at"]);
    EXPECT_TRUE(viewer.changes().empty());
    EXPECT_EQ(viewer.heard().find("recording"), std::string::npos);
    stage.restart();
    EXPECT_EQ(stage.join(moderator()).joined()["snapshot"]["broadcast"]["recording"]["on"], false);
    EXPECT_FALSE(stage.recorded().back()) << "who makes the picture is told at the start";
}

// Whoever makes the picture must never be ahead of the journal.
TEST(BroadcastFlow, WhoMakesThePictureIsToldAtEachStartAndOnceAChangeIsDurable) {
    Stage stage(by_hand());
    const std::vector<BroadcastPhase> at_start{BroadcastPhase::waiting};
    EXPECT_EQ(stage.broadcasts(), at_start);
    stage.disk().slow = true;
    const auto answers = stage.send(moderator(), StartBroadcast{}, Stage::new_key());
    stage.settle();
    EXPECT_EQ(stage.broadcasts(), at_start);
    stage.disk().slow = false;
    stage.pass(1'000);
    EXPECT_EQ(stage.broadcasts().back(), BroadcastPhase::live);
    EXPECT_TRUE(answers->front().contains("result"));
    stage.restart();
    EXPECT_EQ(stage.broadcasts().size(), 3u);
    EXPECT_EQ(stage.broadcasts().back(), BroadcastPhase::live);
}

}  // namespace
}  // namespace paraninfo::flow
