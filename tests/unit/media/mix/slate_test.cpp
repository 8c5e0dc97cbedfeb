#include "media/mix/slate.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace paraninfo::mix;

TEST(Slate, FillsTheWholePictureWithVisibleText) {
    const auto slate = draw_slate(1280, 720, "Auditorium", "14:03");
    EXPECT_EQ(slate.size(), PictureLayout(1280, 720).bytes);
    EXPECT_GT(std::count(slate.begin(), slate.begin() + 1280 * 720, 235), 1000);
}

TEST(Slate, ShowsTheClock) {
    EXPECT_NE(draw_slate(640, 360, "Auditorium", "14:03"), draw_slate(640, 360, "Auditorium", "14:04"));
    EXPECT_EQ(draw_slate(640, 360, "Auditorium", "14:03"), draw_slate(640, 360, "Auditorium", "14:03"));
}
