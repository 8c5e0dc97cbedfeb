#include "media/mix/lower_third.hpp"

#include "tests/support/i420.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::mix;
using namespace paraninfo::testing;

namespace {

struct LowerThirdTest : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
};

bool within(const Rectangle& area, Size size) {
    return area.x >= 0 && area.y >= 0 && area.x + area.width <= size.width &&
           area.y + area.height <= size.height;
}

}  // namespace

TEST_F(LowerThirdTest, IsNotThereWithoutText) {
    EXPECT_EQ(draw_lower_third({1280, 720}, "", "").picture, nullptr);
}

TEST_F(LowerThirdTest, LiesAtTheLowerLeftWithWritingInIt) {
    const Size size{1280, 720};
    const Layer third = draw_lower_third(size, "Ana María Ruiz", "Universidad de Granada");
    ASSERT_NE(third.picture, nullptr);
    EXPECT_LT(third.place.area.x, 100);
    EXPECT_GT(third.place.area.y, 720 * 2 / 3);
    EXPECT_LT(third.place.area.x + third.place.area.width, 1280 * 7 / 10);
    const Size own{third.place.area.width, third.place.area.height};
    int bright = 0;
    for (int y = 0; y < own.height; ++y)
        for (int x = 0; x < own.width; ++x) bright += colour_at(third.picture, own, x, y).y > 200;
    EXPECT_GT(bright, 500);
    const Layer one_line = draw_lower_third(size, "Ana María Ruiz", "");
    EXPECT_LT(one_line.place.area.height, third.place.area.height);
}

TEST_F(LowerThirdTest, NoTextReachesOutsideThePicture) {
    const std::vector<std::string> texts{std::string(256, 'W'), "مرحبا", "日本語の名前", "a\xff\xfe",
                                         "<b>x</b>"};
    for (const Size size : {Size{1920, 1080}, Size{640, 360}, Size{32, 32}, Size{360, 640}})
        for (const std::string& text : texts) {
            const Layer third = draw_lower_third(size, text, text);
            if (!third.picture) continue;
            EXPECT_TRUE(within(third.place.area, size)) << text;
            EXPECT_EQ(third.place.area.width % 2 + third.place.area.height % 2 + third.place.area.x % 2 +
                          third.place.area.y % 2,
                      0);
            EXPECT_EQ(size_of(third.picture, {}), (Size{third.place.area.width, third.place.area.height}));
        }
}
