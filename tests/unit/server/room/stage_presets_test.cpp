#include "server/room/stage_presets.hpp"

#include "server/room/snapshot.hpp"
#include "server/room/visibility.hpp"
#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

const Scene round_table{SceneLayout::side_by_side, {floor_source, "cam-0123456789abcdef0123"}};
const SourceSound louder{"cam-0123456789abcdef0123", 300, false, 0, SourceHeard::always};

Room with_presets() {
    Room room;
    room.has_stage = true;
    room.then(producer(), PrepareScene{round_table});
    room.then(producer(), SavePreset{PresetKind::scene, " Round   table "});
    return room;
}

TEST(StagePresets, AKeptSceneComesBackIntoThePreviewAndNeverOnAir) {
    Room room = with_presets();
    ASSERT_EQ(room.state.stage.presets.size(), 1u);
    EXPECT_EQ(room.state.stage.presets[0], (Preset{PresetKind::scene, "Round table", round_table}));
    room.then(producer(), PrepareScene{{SceneLayout::full, {}}});
    const Scene on_air = room.state.stage.programme;
    room.then(producer(), RecallPreset{PresetKind::scene, "Round table"});
    EXPECT_EQ(room.state.stage.prepared, round_table);
    EXPECT_EQ(room.state.stage.programme, on_air);
}

TEST(StagePresets, LevelsComeBackAllAtOnceAndWhatIsNotAmongThemIsHeardAsItComes) {
    Room room = with_presets();
    room.then(producer(), SetSound{louder});
    room.then(producer(), SavePreset{PresetKind::levels, "Music"});
    room.then(producer(), SetSound{{louder.source, -600, true, 0, SourceHeard::while_shown}});
    room.then(producer(), SetSound{{floor_source, -300, false, 0, SourceHeard::while_shown}});
    room.then(producer(), RecallPreset{PresetKind::levels, "Music"});
    EXPECT_EQ(room.state.stage.sounds, std::vector<SourceSound>{louder});
}

TEST(StagePresets, OneThatIsSavedAnewTakesThePlaceOfTheOldAndAnotherKindIsAnother) {
    Room room = with_presets();
    room.then(producer(), SavePreset{PresetKind::levels, "Round table"});
    room.then(producer(), PrepareScene{{SceneLayout::full, {floor_source}}});
    room.then(producer(), SavePreset{PresetKind::scene, "Round table"});
    ASSERT_EQ(room.state.stage.presets.size(), 2u);
    EXPECT_EQ(room.state.stage.presets[0].scene.layout, SceneLayout::full);
    room.then(producer(), DeletePreset{PresetKind::scene, "Round table"});
    ASSERT_EQ(room.state.stage.presets.size(), 1u);
    EXPECT_EQ(room.state.stage.presets[0].kind, PresetKind::levels);
}

TEST(StagePresets, ARenamedOneKeepsItsPlaceAndWhatItHolds) {
    Room room = with_presets();
    room.then(producer(), SavePreset{PresetKind::scene, "Second"});
    room.then(producer(), SavePreset{PresetKind::levels, "Round table"});
    room.then(producer(), RenamePreset{PresetKind::scene, "Round table", " Panel   one "});
    ASSERT_EQ(room.state.stage.presets.size(), 3u);
    EXPECT_EQ(room.state.stage.presets[0], (Preset{PresetKind::scene, "Panel one", round_table}));
    EXPECT_EQ(room.state.stage.presets[2].name, "Round table") << "another kind is another";
    room.then(producer(), RecallPreset{PresetKind::scene, "Panel one"});
    EXPECT_EQ(room.refused(producer(), RecallPreset{PresetKind::scene, "Round table"}), Reason::not_found);
}

TEST(StagePresets, ANewNameIsNeitherEmptyNorTooLongNorAnothers) {
    Room room = with_presets();
    room.then(producer(), SavePreset{PresetKind::scene, "Second"});
    const auto refused = [&](const std::string& name, const std::string& new_name) {
        return room.refused(producer(), RenamePreset{PresetKind::scene, name, new_name});
    };
    EXPECT_EQ(refused("Round table", "Second"), Reason::wrong_state);
    EXPECT_EQ(refused("Round table", "Round table"), Reason::wrong_state);
    EXPECT_EQ(refused("Third", "Fourth"), Reason::not_found);
    EXPECT_EQ(refused("Round table", " "), Reason::empty);
    const std::size_t most = room.limits.preset_graphemes_max;
    EXPECT_EQ(refused("Round table", std::string(most + 1, 'x')), Reason::too_long);
    room.then(producer(), RenamePreset{PresetKind::scene, "Round table", std::string(most, 'x')});
    EXPECT_EQ(room.state.stage.presets[0].name, std::string(most, 'x'));
}

TEST(StagePresets, HaveAMostOfBothKindsTogether) {
    Room room = with_presets();
    for (std::size_t i = 1; i < presets_max; ++i)
        room.then(producer(), SavePreset{PresetKind::levels, "L" + std::to_string(i)});
    EXPECT_EQ(room.refused(producer(), SavePreset{PresetKind::levels, "one more"}), Reason::full);
    room.then(producer(), SavePreset{PresetKind::levels, "L1"});
    EXPECT_EQ(room.state.stage.presets.size(), presets_max);
}

TEST(StagePresets, NamesAreBoundedAndOfAnyScript) {
    Room room = with_presets();
    std::string name;
    for (std::size_t i = 0; i < room.limits.preset_graphemes_max; ++i) name += "桌";
    room.then(producer(), SavePreset{PresetKind::scene, name});
    EXPECT_EQ(room.refused(producer(), SavePreset{PresetKind::scene, name + "桌"}), Reason::too_long);
    EXPECT_EQ(room.refused(producer(), SavePreset{PresetKind::scene, " "}), Reason::empty);
    std::string families;
    for (int i = 0; i < 30; ++i) families += "👩‍👩‍👧‍👦";
    EXPECT_EQ(room.refused(producer(), SavePreset{PresetKind::scene, families}), Reason::too_long)
        << "few characters, many bytes";
}

TEST(StagePresets, WhatIsNotThereIsNotFoundAndWhereNothingIsPreparedNothingIsKept) {
    Room room;
    room.has_stage = true;
    EXPECT_EQ(room.refused(producer(), SavePreset{PresetKind::scene, "A"}), Reason::wrong_state);
    EXPECT_EQ(room.refused(producer(), RecallPreset{PresetKind::scene, "A"}), Reason::not_found);
    EXPECT_EQ(room.refused(producer(), DeletePreset{PresetKind::levels, "A"}), Reason::not_found);
    room.has_stage = false;
    const std::vector<Command> acts{SavePreset{}, RecallPreset{}, DeletePreset{}, RenamePreset{}};
    for (const Command& act : acts) EXPECT_EQ(room.refused(producer(), act), Reason::closed);
}

TEST(StagePresets, OfRecalledLevelsPanelistsAreToldWhoseVoiceGoesOut) {
    const std::string camera = "cam-0123456789abcdef0123";
    const std::vector<SourceSound> levels{{"floor", -900}, {camera, -350, false, 40, SourceHeard::always}};
    EXPECT_EQ(show(with_presets().state, {1, 1, StageLevelsSet{levels}}).backstage,
              (Backstage{ShowLevels{levels}, ShowVoices{{{camera, false, SourceHeard::always}}}}));
}

TEST(StagePresets, AreTheActsOfWhoSteersAndToldToProducersAlone) {
    Room room = with_presets();
    EXPECT_EQ(room.refused(producer("d2"), SavePreset{PresetKind::levels, "A"}), Reason::wrong_state);
    EXPECT_EQ(room.refused(producer("d2"), RecallPreset{PresetKind::scene, "Round table"}),
              Reason::wrong_state);
    EXPECT_EQ(room.refused(producer("d2"), RenamePreset{PresetKind::scene, "Round table", "A"}),
              Reason::wrong_state);
    const Preset preset{PresetKind::scene, "A", round_table};
    const auto shown = [&](Change change) { return show(room.state, {1, 1, std::move(change)}); };
    EXPECT_EQ(shown(StagePresetSaved{preset}).backstage, (Backstage{ShowPreset{preset}, ShowNothing{}}));
    EXPECT_EQ(shown(StagePresetDeleted{PresetKind::scene, "A"}).backstage,
              (Backstage{ShowPresetGone{PresetKind::scene, "A"}, ShowNothing{}}));
    EXPECT_EQ(shown(StagePresetRenamed{PresetKind::scene, "A", "B"}).backstage,
              (Backstage{ShowPresetRenamed{PresetKind::scene, "A", "B"}, ShowNothing{}}));
    EXPECT_EQ(shown(StageLevelsSet{{louder}}).moderator, View(ShowNothing{}));
}

TEST(StagePresets, AreKeptBySnapshotsAndWhatWasErasedChangesNothing) {
    Room room = with_presets();
    EXPECT_EQ(restore(snapshot_of(room.state)).stage.presets, room.state.stage.presets);
    const auto before = room.state.stage.presets;
    room.given(StagePresetSaved{}).given(StagePresetDeleted{});
    room.given(StagePresetRenamed{PresetKind::scene, "Round table", ""}).given(StagePresetRenamed{});
    EXPECT_EQ(room.state.stage.presets, before);
}

}  // namespace
}  // namespace paraninfo::room
