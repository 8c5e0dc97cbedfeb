#include "media/cmaf/grid.hpp"

#include <gtest/gtest.h>

using paraninfo::cmaf::Grid;

TEST(Grid, AnAudioPartIsWholeUnitsNotAboveTheVideoPart) {
    EXPECT_EQ((Grid{30, 6, 60}).audio_units_per_part(), 9U);    // 0.192 s of 0.2 s
    EXPECT_EQ((Grid{30, 10, 60}).audio_units_per_part(), 15U);  // 0.320 s of 0.333 s
    EXPECT_EQ((Grid{30, 30, 60}).audio_units_per_part(), 46U);  // 0.981 s of 1 s
}

TEST(Grid, TimesDoNotDriftOverADay) {
    const Grid grid{30, 10, 60};
    EXPECT_EQ(grid.frame_start_ns(30U * 86400), 86'400'000'000'000);
    EXPECT_EQ(grid.frame_start_ns(1), 33'333'333);
}

TEST(Grid, ASegmentIsWholeParts) {
    EXPECT_TRUE((Grid{30, 10, 60}).valid());
    EXPECT_FALSE((Grid{30, 7, 60}).valid());
    EXPECT_FALSE((Grid{30, 10, 0}).valid());
    EXPECT_FALSE((Grid{30, 0, 60}).valid());
}

TEST(Grid, AFrameIsWholeTicksAndAnAudioPartIsNotEmpty) {
    EXPECT_FALSE((Grid{0, 10, 60}).valid());
    EXPECT_FALSE((Grid{29, 29, 58}).valid());
    EXPECT_FALSE((Grid{60, 1, 60}).valid());
    EXPECT_TRUE((Grid{25, 5, 50}).valid());
}
