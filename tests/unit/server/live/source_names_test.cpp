#include "server/live/source_names.hpp"

#include "protocol/stage.hpp"

#include <gtest/gtest.h>

namespace paraninfo::live {
namespace {

TEST(SourceNames, AreMadeOfTheBeginningOfTheHash) {
    // printf %s Pan3listPan3list | sha256sum
    EXPECT_EQ(camera_of(PersonId{"Pan3listPan3list"}), "cam-886d1e45a578e55a76a8");
    EXPECT_EQ(screen_of(PersonId{"Pan3listPan3list"}), "scr-886d1e45a578e55a76a8");
}

TEST(SourceNames, AreNamesOfSources) {
    EXPECT_EQ(source_kind_of(camera_of(PersonId{""})), SourceKind::camera);
    EXPECT_EQ(source_kind_of(screen_of(PersonId{"a"})), SourceKind::screen);
    EXPECT_TRUE(is_talkback(talkback_of(PersonId{"a"})));
    EXPECT_EQ(source_kind_of(file_of("film.mp4")), SourceKind::file);
    EXPECT_NE(camera_of(PersonId{"a"}), camera_of(PersonId{"b"}));
}

}  // namespace
}  // namespace paraninfo::live
