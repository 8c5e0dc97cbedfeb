#include "media/mix/slate.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace paraninfo::mix;

namespace {

const SlateText text{"Auditorium", "", "14:03"};

}  // namespace

TEST(Slate, FillsTheWholePictureWithVisibleText) {
    const auto slate = draw_slate(1280, 720, text, {});
    EXPECT_EQ(slate.size(), PictureLayout(1280, 720).bytes);
    EXPECT_GT(std::count(slate.begin(), slate.begin() + 1280 * 720, 235), 1000);
}

TEST(Slate, ShowsWhatItIsGiven) {
    const auto drawn = draw_slate(640, 360, text, {});
    EXPECT_EQ(drawn, draw_slate(640, 360, text, {}));
    EXPECT_NE(drawn, draw_slate(640, 360, {"Auditorium", "", "14:04"}, {}));
    EXPECT_NE(drawn, draw_slate(640, 360, {"Auditorium", "Pause", "14:03"}, {}));
}

TEST(Slate, ATitleOfTwoLinesIsInTheMiddleAndWhole) {
    const SlateText long_title{"How do the municipalities with fewer people pay", "", ""};
    const auto slate = draw_slate(640, 360, long_title, {});
    int left = 640;
    int right = 0;
    for (int y = 0; y < 180; ++y)
        for (int x = 0; x < 640; ++x) {
            if (slate[static_cast<std::size_t>(y * PictureLayout(640, 360).luma_stride + x)] < 200) continue;
            left = std::min(left, x);
            right = std::max(right, x);
        }
    EXPECT_NEAR(left, 639 - right, 8);
    EXPECT_GT(right - left, 300);
}

TEST(Slate, StandsOnAPictureWhoseUpperHalfIsLeftAsItIs) {
    const PictureLayout layout(640, 360);
    const std::vector<std::uint8_t> ground(layout.bytes, 200);
    const auto drawn = draw_slate(640, 360, text, ground);
    EXPECT_TRUE(std::equal(drawn.begin(), drawn.begin() + 640 * 180, ground.begin()));
    EXPECT_LT(drawn[640 * 359], 90) << "veiled below, so that text can be read";
    EXPECT_GT(std::count(drawn.begin(), drawn.begin() + 640 * 360, 235), 300);
}

TEST(Slate, AGroundOfAnotherSizeIsNotUsed) {
    EXPECT_EQ(draw_slate(640, 360, text, std::vector<std::uint8_t>(100)), draw_slate(640, 360, text, {}));
}

TEST(Slate, ACountdownSaysMinutesAndFromAnHourOnHours) {
    EXPECT_EQ(countdown_text(299'001), "5:00");
    EXPECT_EQ(countdown_text(299'000), "4:59");
    EXPECT_EQ(countdown_text(1), "0:01");
    EXPECT_EQ(countdown_text(0), "0:00");
    EXPECT_EQ(countdown_text(-5000), "0:00");
    EXPECT_EQ(countdown_text(3'600'000), "1:00:00");
    EXPECT_EQ(countdown_text(3'599'000), "59:59");
}
