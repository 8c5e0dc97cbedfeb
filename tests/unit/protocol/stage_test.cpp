#include "protocol/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo {
namespace {

TEST(StageNames, ComeBackAsTheyWere) {
    for (const auto layout : {SceneLayout::full, SceneLayout::side_by_side, SceneLayout::picture_in_picture,
                              SceneLayout::grid, SceneLayout::screen_with_speaker})
        EXPECT_EQ(scene_layout_named(name_of(layout)), layout);
    for (const auto one : {SceneTransition::cut, SceneTransition::fade, SceneTransition::move})
        EXPECT_EQ(scene_transition_named(name_of(one)), one);
    for (const auto heard : {SourceHeard::while_shown, SourceHeard::always})
        EXPECT_EQ(source_heard_named(name_of(heard)), heard);
    EXPECT_EQ(scene_layout_named("Full"), std::nullopt);
}

TEST(SourceKinds, AreToldByTheName) {
    EXPECT_EQ(source_kind_of("floor"), SourceKind::floor);
    EXPECT_EQ(source_kind_of("cam-0123456789abcdef0123"), SourceKind::camera);
    EXPECT_EQ(source_kind_of("scr-0123456789abcdef0123"), SourceKind::screen);
    EXPECT_EQ(source_kind_of("file-0123456789abcdef0123"), SourceKind::file);
    EXPECT_EQ(source_kind_of("feed-0123456789abcdef0123"), SourceKind::hall);
    EXPECT_EQ(name_of(SourceKind::hall), "hall");
}

TEST(Voices, AreThoseOfCamerasWithoutTheirLevels) {
    const std::string camera = "cam-0123456789abcdef0123", other = "cam-0123456789abcdef0124";
    const std::vector<SourceSound> sounds{{"floor", -600},
                                          {camera, 100, true, 40},
                                          {"scr-0123456789abcdef0123", 0, true},
                                          {other, 0, false, 0, SourceHeard::always}};
    EXPECT_EQ(voices_of(sounds), (std::vector<Voice>{{camera, true, SourceHeard::while_shown},
                                                     {other, false, SourceHeard::always}}));
}

TEST(SourceKinds, OfAnythingElseThereAreNone) {
    for (const char* bad :
         {"", "Floor", "floor ", "cam-", "cam-0123456789abcdef012", "cam-0123456789abcdef01234",
          "cam-0123456789ABCDEF0123", "cam_0123456789abcdef0123", "dog-0123456789abcdef0123",
          "cam-0123456789abcdef012g"})
        EXPECT_EQ(source_kind_of(bad), std::nullopt) << bad;
}

TEST(StageNotes, AreForWhomTheyAreToAndFromWhomTheyAre) {
    StageNote note;
    note.person = PersonId{"d"};
    EXPECT_TRUE(is_for(note, PersonId{"a"})) << "to all";
    note.to = PersonId{"a"};
    EXPECT_TRUE(is_for(note, PersonId{"a"}));
    EXPECT_FALSE(is_for(note, PersonId{"b"}));
    EXPECT_TRUE(is_for(note, PersonId{"d"}));
}

}  // namespace
}  // namespace paraninfo
