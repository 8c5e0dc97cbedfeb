#include "protocol/json/stage_presets.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace paraninfo::json {
namespace {

using Value = nlohmann::json;

TEST(StagePresetJson, ACommandNamesAPresetByItsKindAndName) {
    const auto wrong = [](const Value& params) {
        Members members(params);
        read_named_preset<SavePreset>(members);
        return members.problem();
    };
    EXPECT_EQ(wrong({{"kind", "scene"}, {"name", "A"}}), std::nullopt);
    EXPECT_EQ(wrong({{"kind", "song"}, {"name", "A"}}), "kind");
    EXPECT_EQ(wrong({{"kind", "levels"}}), "name");
    EXPECT_EQ(wrong({{"kind", "levels"}, {"name", "A"}, {"scene", nullptr}}), "scene");
}

TEST(StagePresetJson, ARenamedPresetIsToldByBothNames) {
    const Value params = {{"kind", "levels"}, {"name", "A"}, {"new_name", "B"}};
    Members members(params);
    EXPECT_EQ(read_rename_preset(members), (RenamePreset{PresetKind::levels, "A", "B"}));
    EXPECT_EQ(members.problem(), std::nullopt);
    const Value nameless = {{"kind", "levels"}, {"name", "A"}};
    Members lacking(nameless);
    read_rename_preset(lacking);
    EXPECT_EQ(lacking.problem(), "new_name");
}

TEST(StagePresetJson, APresetHasItsSceneOrItsLevels) {
    Writer to;
    to.open_object();
    write_presets(to, {{PresetKind::scene, "A", {SceneLayout::grid, {"floor"}}}, {PresetKind::levels, "B"}});
    to.close_object();
    const Value written = Value::parse(to.take());
    EXPECT_EQ(
        written["presets"][0],
        (Value{{"kind", "scene"}, {"name", "A"}, {"scene", {{"layout", "grid"}, {"sources", {"floor"}}}}}));
    EXPECT_EQ(written["presets"][1], (Value{{"kind", "levels"}, {"name", "B"}, {"levels", Value::array()}}));
    Members members(written);
    std::vector<Preset> read;
    EXPECT_TRUE(read_kept_presets(members, read));
    ASSERT_EQ(read.size(), 2u);
    EXPECT_EQ(read[0].scene, (Scene{SceneLayout::grid, {"floor"}}));
}

TEST(StagePresetJson, MoreThanThereMayBeAreNotRead) {
    const auto fits = [](std::size_t count) {
        Writer to;
        to.open_object();
        write_presets(to, std::vector<Preset>(count, Preset{PresetKind::levels, "A"}));
        to.close_object();
        const Value written = Value::parse(to.take());
        Members members(written);
        std::vector<Preset> read;
        return read_kept_presets(members, read);
    };
    EXPECT_TRUE(fits(presets_max));
    EXPECT_FALSE(fits(presets_max + 1));
}

}  // namespace
}  // namespace paraninfo::json
