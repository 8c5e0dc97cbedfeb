#include "tests/flow/stage.hpp"

#include "server/live/source_names.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace paraninfo::flow {
namespace {

const std::string ana = "Pan3listPan3list";
const std::string camera = live::camera_of(PersonId{ana});
const Scene both{SceneLayout::side_by_side, {"floor", camera}};

live::RoomSettings with_stage() {
    auto settings = Stage::default_settings();
    settings.has_stage = true;
    return settings;
}

bool tells_of_the_stage(const std::string& kind) {
    return kind.starts_with("stage.");
}

TEST(StageFlow, ATakeReachesThoseBackstageAndNobodyElse) {
    Stage stage(with_stage());
    auto& director = stage.join(producer());
    auto& speaker = stage.join(panelist());
    auto& desk = stage.join(moderator());
    auto& viewer = stage.join(participant());
    auto& projector = stage.join(screen());
    EXPECT_EQ(director.joined()["snapshot"]["stage"]["scene"]["sources"], Value({"floor"}));
    EXPECT_FALSE(speaker.joined()["snapshot"]["stage"].contains("prepared"));
    for (Viewer* other : {&desk, &viewer, &projector})
        EXPECT_FALSE(other->joined()["snapshot"].contains("stage"));
    stage.submit(producer(), PrepareScene{both});
    stage.submit(producer(), TakeScene{{SceneTransition::fade, 400}});
    EXPECT_EQ(director.kinds(), (std::vector<std::string>{"stage.steered", "stage.prepared", "stage.taken"}));
    EXPECT_EQ(director.changes().back()["data"]["transition"], "fade");
    EXPECT_EQ(speaker.kinds(), (std::vector<std::string>{"stage.steered", "stage.taken"}));
    EXPECT_EQ(speaker.changes().back()["data"]["scene"]["sources"], Value({"floor", camera}));
    for (Viewer* other : {&desk, &viewer, &projector})
        EXPECT_TRUE(std::ranges::none_of(other->kinds(), tells_of_the_stage));
}

// Whoever makes the picture must never be ahead of the journal.
TEST(StageFlow, WhoMakesThePictureIsToldAtEachStartAndOnceATakeIsDurable) {
    Stage stage(with_stage());
    EXPECT_EQ(stage.stages().back(), paraninfo::Stage{});
    const std::size_t at_start = stage.stages().size();
    stage.disk().slow = true;
    stage.send(producer(), TakeScene{{}, both}, Stage::new_key());
    stage.settle();
    EXPECT_EQ(stage.stages().size(), at_start);
    stage.disk().slow = false;
    stage.pass(1'000);
    EXPECT_EQ(stage.stages().back().programme, both);
    stage.restart();
    EXPECT_EQ(stage.stages().back().programme, both);
    EXPECT_EQ(stage.join(producer()).joined()["snapshot"]["stage"]["scene"]["sources"],
              Value({"floor", camera}));
}

TEST(StageFlow, ARoomWithoutPanelistsRefusesAndTellsNobody) {
    Stage stage;
    EXPECT_FALSE(stage.join(producer()).joined()["snapshot"].contains("stage"));
    EXPECT_EQ(stage.submit(producer(), PrepareScene{both})["error"]["message"], "closed");
    EXPECT_TRUE(stage.stages().empty());
}

TEST(StageFlow, AWordToOnePanelistIsNotSeenByTheOthersNorOnTheirOwnOtherPages) {
    Stage stage(with_stage());
    auto& speaker = stage.join(panelist());
    auto& other = stage.join(panelist("An0therAn0therAn"));
    Seat at_home = participant();
    at_home.person = PersonId{ana};
    auto& viewer = stage.join(at_home);
    stage.submit(producer(), TellStage{"You are next.", PersonId{ana}});
    ASSERT_EQ(speaker.kinds(), std::vector<std::string>{"stage.told"});
    EXPECT_EQ(speaker.changes()[0]["data"]["note"]["text"], "You are next.");
    EXPECT_TRUE(other.kinds().empty());
    EXPECT_TRUE(viewer.kinds().empty());
    EXPECT_EQ(stage.join(panelist()).joined()["snapshot"]["stage"]["notes"].size(), 1u);
    EXPECT_EQ(stage.join(panelist("An0therAn0therAn")).joined()["snapshot"]["stage"]["notes"],
              Value::array());
}

TEST(StageFlow, WhoMissedATakeGetsItOnReturn) {
    Stage stage(with_stage());
    auto& before = stage.join(panelist());
    stage.submit(producer(), TakeScene{{}, both});
    const Position position = before.through();
    stage.leave(before);
    stage.submit(producer(), TakeScene{{}, Scene{SceneLayout::full, {camera}}});
    stage.submit(producer(), PrepareScene{both});
    auto& back = stage.join(panelist(), position);
    EXPECT_EQ(back.joined()["mode"], "resume");
    EXPECT_EQ(back.kinds(), std::vector<std::string>{"stage.taken"});
}

TEST(StageFlow, APanelistIsToldThatTheirVoiceGoesOutAndNothingOfItsLevel) {
    Stage stage(with_stage());
    auto& director = stage.join(producer());
    auto& speaker = stage.join(panelist());
    auto& desk = stage.join(moderator());
    const SourceSound always{camera, -350, false, 40, SourceHeard::always};
    stage.submit(producer(), SetSound{{"floor", -600}});
    stage.submit(producer(), SetSound{always});
    const Value told{{"source", camera}, {"muted", false}, {"heard", "always"}};
    ASSERT_EQ(speaker.kinds(), (std::vector<std::string>{"stage.steered", "stage.sound_set"}));
    EXPECT_EQ(speaker.changes().back()["data"], (Value{{"sound", told}}));
    EXPECT_EQ(director.changes().back()["data"]["sound"]["gain"], -350);
    EXPECT_TRUE(std::ranges::none_of(desk.kinds(), tells_of_the_stage));
    EXPECT_EQ(stage.join(panelist()).joined()["snapshot"]["stage"]["sound"], Value::array({told}));
    stage.submit(producer(), SavePreset{PresetKind::levels, "A"});
    stage.submit(producer(), RecallPreset{PresetKind::levels, "A"});
    EXPECT_EQ(speaker.changes().back()["data"], (Value{{"levels", Value::array({told})}}));
}

TEST(StageFlow, ACheckOfDevicesReachesProducersAloneAndIsThereDaysLater) {
    Stage stage(with_stage());
    auto& director = stage.join(producer());
    auto& other = stage.join(panelist("An0therAn0therAn"));
    DeviceCheck found;
    found.microphone = -2100;
    stage.submit(panelist(), ReportCheck{found});
    EXPECT_EQ(director.kinds(), std::vector<std::string>{"stage.checked"});
    EXPECT_TRUE(other.kinds().empty());
    stage.restart();
    const Value checks = stage.join(producer()).joined()["snapshot"]["stage"]["checks"];
    ASSERT_EQ(checks.size(), 1u);
    EXPECT_EQ(checks[0]["person"], ana);
    EXPECT_EQ(checks[0]["microphone"], -2100);
    EXPECT_FALSE(stage.join(panelist()).joined()["snapshot"]["stage"].contains("checks"));
}

TEST(StageFlow, TheSpeakersTimerReachesEverybodyBackstageAndARestart) {
    Stage stage(with_stage());
    auto& speaker = stage.join(panelist());
    auto& viewer = stage.join(participant());
    stage.submit(producer(), SetTimer{StageTimer{PersonId{ana}, 300'000, true}});
    EXPECT_EQ(speaker.changes().back()["data"]["timer"]["ms"], 300'000);
    EXPECT_TRUE(std::ranges::none_of(viewer.kinds(), tells_of_the_stage));
    const Value at = speaker.changes().back()["at"];
    stage.restart();
    const Value timer = stage.join(panelist()).joined()["snapshot"]["stage"]["timer"];
    EXPECT_EQ(timer, (Value{{"person", ana}, {"ms", 300'000}, {"runs", true}, {"at", at}}));
}

TEST(StageFlow, EverybodyBackstageSeesWhoIsThere) {
    Stage stage(with_stage());
    stage.people().on_stage.push_back({PersonId{"An0therAn0therAn"}, "Bo"});
    auto& director = stage.join(producer());
    const Value at_first = director.joined()["snapshot"]["states"]["backstage"]["panelists"];
    ASSERT_EQ(at_first.size(), 2u);
    EXPECT_FALSE(at_first[0]["here"].get<bool>());
    auto& speaker = stage.join(panelist());
    stage.pass(1'000);
    const Value there = (*director.state("backstage"))["panelists"];
    ASSERT_EQ(there.size(), 2u);
    EXPECT_EQ(there[0], (Value{{"person", ana},
                               {"name", "Ana"},
                               {"here", true},
                               {"camera", camera},
                               {"screen", live::screen_of(PersonId{ana})}}));
    EXPECT_FALSE(there[1]["here"].get<bool>());
    EXPECT_EQ((*director.state("presence"))["panelists"], 1);
    stage.leave(speaker);
    stage.pass(1'000);
    EXPECT_FALSE((*director.state("backstage"))["panelists"][0]["here"].get<bool>());
}

TEST(StageFlow, AProducerSeesWhatAModeratorSeesAndDecidesNothingOfIt) {
    Stage stage(with_stage());
    auto& director = stage.join(producer());
    auto& speaker = stage.join(panelist());
    const Value asked = stage.submit(participant(), AskQuestion{"Why?", "", false});
    const QuestionId question{asked["result"]["question"].get<std::string>()};
    EXPECT_EQ(director.changes().back()["data"]["question"]["state"], "pending");
    EXPECT_TRUE(speaker.kinds().empty());
    EXPECT_EQ(stage.submit(producer(), ApproveQuestion{question, 1})["error"]["message"], "not_allowed");
    stage.submit(moderator(), ApproveQuestion{question, 1});
    stage.submit(moderator(), AssignQuestion{question, 2, "", "speaker-3"});
    EXPECT_EQ(speaker.changes().back()["data"]["question"]["assigned"], "speaker-3");
}

}  // namespace
}  // namespace paraninfo::flow
