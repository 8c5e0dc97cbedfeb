#include "server/app/stage_mix.hpp"

#include "protocol/hall_listener.hpp"
#include "protocol/media_link/codec.hpp"
#include "server/live/source_names.hpp"

#include "tests/unit/server/app/people_of_room.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace paraninfo::app {
namespace {

const std::string screen = live::screen_of(ana.person);

std::vector<std::string> names_of(const media_link::Mix& mix) {
    std::vector<std::string> names;
    for (const auto& one : mix.sources) names.push_back(one.source);
    return names;
}

TEST(StageMix, OfANewRoomShowsTheFloorAtOnce) {
    const auto mix = mix_of({}, {}, std::nullopt);
    EXPECT_EQ(mix.scene, (media_link::Scene{media_link::Scene::Layout::full, {"floor"}}));
    EXPECT_EQ(mix.transition, media_link::Transition::cut);
    EXPECT_EQ(mix.third_line_1, "");
}

TEST(StageMix, ATransitionIsForAnotherSceneOnly) {
    Stage stage;
    const Scene before = stage.programme;
    stage.programme = {SceneLayout::side_by_side, {"floor", camera}};
    stage.taking = {SceneTransition::fade, 400};
    const auto mix = mix_of(stage, {ana}, before);
    EXPECT_EQ(mix.transition, media_link::Transition::fade);
    EXPECT_EQ(mix.transition_ms, std::chrono::milliseconds(400));
    EXPECT_EQ(mix.scene.layout, media_link::Scene::Layout::side_by_side);
    EXPECT_EQ(mix_of(stage, {ana}, stage.programme).transition, media_link::Transition::cut);
    EXPECT_EQ(mix_of(stage, {ana}, std::nullopt).transition, media_link::Transition::cut);
}

TEST(StageMix, EverySourceThatCanComeHasItsSoundAndTheNameOnItsCard) {
    Stage stage;
    stage.sounds = {{camera, -350, true, 40, SourceHeard::always}};
    const auto mix = mix_of(stage, {ana}, std::nullopt);
    EXPECT_EQ(names_of(mix), (std::vector<std::string>{"floor", camera, screen}));
    EXPECT_EQ(mix.sources[1], (media_link::SourceMix{camera, -350, true, std::chrono::milliseconds(40),
                                                     media_link::SourceMix::Heard::always, "Ana"}));
    EXPECT_EQ(mix.sources[2].name, "Ana");
    EXPECT_EQ(mix.sources[0].name, "");
}

TEST(StageMix, ReturnsAreNamedByTheCamerasOfWhoHearsThem) {
    Stage stage;
    stage.returns = {{ana.person, "floor", -300}};
    stage.ducking = {-900, -1200};
    const auto mix = mix_of(stage, {ana}, std::nullopt);
    EXPECT_EQ(mix.returns, (std::vector<media_link::ReturnLevel>{{camera, "floor", -300}}));
    EXPECT_EQ(mix.ducking, (media_link::Ducking{-900, -1200}));
}

TEST(StageMix, TheHallsLevelsAreNamedByTheHall) {
    Stage stage;
    stage.returns = {{PersonId{hall_listener}, camera, -300}};
    EXPECT_EQ(mix_of(stage, {ana}, std::nullopt).returns,
              (std::vector<media_link::ReturnLevel>{{hall_listener, camera, -300}}));
}

TEST(StageMix, WhatIsPreparedAndWhoIsNextAreToldAsReadyUnlessTheyAreShown) {
    Stage stage;
    EXPECT_TRUE(mix_of(stage, {ana}, std::nullopt).ready.empty());
    stage.prepared = Scene{SceneLayout::side_by_side, {"floor", camera}};
    EXPECT_EQ(mix_of(stage, {ana}, std::nullopt).ready, std::vector<std::string>{camera});
    stage.next = {ana.person};
    EXPECT_EQ(mix_of(stage, {ana}, std::nullopt).ready, (std::vector<std::string>{camera, screen}));
    stage.programme.sources = {camera};
    EXPECT_EQ(mix_of(stage, {ana}, std::nullopt).ready, (std::vector<std::string>{"floor", screen}));
}

TEST(StageMix, TheLowerThirdHasTwoLinesAtMost) {
    Stage stage;
    stage.third = {"Ana", "UNAM"};
    EXPECT_EQ(mix_of(stage, {}, std::nullopt).third_line_1, "Ana");
    EXPECT_EQ(mix_of(stage, {}, std::nullopt).third_line_2, "UNAM");
}

TEST(StageMix, FilesAreThoseOfTheFolderPlayedAsTheStageSays) {
    const std::vector<RoomFile> files{{live::file_of("a.mp4"), "a.mp4", "a"},
                                      {live::file_of("b.ts"), "b.ts", "b"}};
    Stage stage;
    stage.files = {{files[1].source, true, true, false, 7}, {live::file_of("gone.ts"), true}};
    const auto mix = mix_of(stage, {}, std::nullopt, files);
    EXPECT_EQ(mix.files, (std::vector<media_link::FileMix>{{files[0].source, "a.mp4"},
                                                           {files[1].source, "b.ts", true, true, 7}}));
    ASSERT_EQ(mix.sources.size(), 3u);
    EXPECT_EQ(std::ranges::find(mix.sources, files[0].source, &media_link::SourceMix::source)->name, "a");
    EXPECT_EQ(mix_of(stage, {}, std::nullopt, std::vector<RoomFile>(20, files[0])).files.size(),
              media_link::files_max);
}

TEST(StageMix, AFeedOfTheHallHasItsNameOnItsCardHoweverManyPanelistsThereAre) {
    const RoomFeed slides{"feed-0123456789abcdef0123", "slides"};
    std::vector<room::Panelist> panelists;
    for (int i = 0; i < 40; ++i) panelists.push_back({PersonId{std::to_string(i)}, "Somebody"});
    const auto mix = mix_of(Stage(), panelists, std::nullopt, {}, {slides});
    const auto found = std::ranges::find(mix.sources, slides.source, &media_link::SourceMix::source);
    ASSERT_NE(found, mix.sources.end());
    EXPECT_EQ(found->name, "slides");
}

// The worker's link refuses what is over its limits, and the room must go on.
TEST(StageMix, StaysWithinTheLinksLimitsWhateverPanelistsThereAre) {
    std::vector<room::Panelist> panelists;
    std::string long_name = "x";
    for (int i = 0; i < 50; ++i) long_name += "何";
    for (int i = 0; i < 40; ++i) panelists.push_back({PersonId{std::to_string(i)}, long_name});
    Stage stage;
    stage.returns.resize(returns_max, {PersonId{"39"}, "floor", gain_min});
    stage.programme = {SceneLayout::full, {live::camera_of(PersonId{"39"})}};
    for (std::size_t i = 0; i < called_max; ++i) stage.next.push_back(PersonId{std::to_string(i)});
    const auto mix = mix_of(stage, panelists, std::nullopt);
    EXPECT_EQ(mix.sources.size(), media_link::sources_max);
    EXPECT_EQ(mix.sources[0].source, stage.programme.sources[0]) << "what is shown comes first";
    EXPECT_EQ(mix.sources[0].name.size(), 127u) << "whole characters";
    EXPECT_NO_THROW(media_link::encode(mix));
}

}  // namespace
}  // namespace paraninfo::app
