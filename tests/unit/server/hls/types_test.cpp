#include "server/hls/types.hpp"

#include <gtest/gtest.h>

namespace paraninfo::hls {
namespace {

TEST(Types, CaptureTimesBecomeWallTimesByTheAnchor) {
    const TimeAnchor anchor{1'000'000, 5'000'000'000};
    EXPECT_EQ(wall_ms_of(anchor, 5'000'000'000), 1'000'000);
    EXPECT_EQ(wall_ms_of(anchor, 7'333'333'333), 1'002'333);
    EXPECT_EQ(wall_ms_of(anchor, 7'666'666'667), 1'002'667);
    EXPECT_EQ(wall_ms_of(anchor, 4'000'000'000), 999'000);
}

TEST(Types, ProgrammeTimeIsThePlaylistsDateLessThatOfTheStart) {
    const TimeAnchor anchor{1'790'000'000'123, 5'000'000'000};
    EXPECT_EQ(programme_ms_of(anchor, 5'000'000'000), 0);
    for (const std::int64_t ns : {5'000'499'999, 5'000'500'000, 7'333'333'333, 90'000'000'000'001})
        EXPECT_EQ(programme_ms_of(anchor, ns), wall_ms_of(anchor, ns) - anchor.wall_ms) << ns;
}

TEST(Types, EveryFaultHasAName) {
    for (int fault = 0; fault <= static_cast<int>(Fault::ended); ++fault)
        EXPECT_NE(to_string(static_cast<Fault>(fault)), "unknown");
}

}  // namespace
}  // namespace paraninfo::hls
