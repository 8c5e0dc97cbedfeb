#include "media/mix/lower_third.hpp"

#include "media/mix/text.hpp"
#include "tests/support/i420.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace paraninfo;
using namespace paraninfo::mix;
using namespace paraninfo::testing;

namespace {

struct LowerThirdTest : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
};

// Where in the picture there is writing: letters are light, the bar at its left and the ground are not.
Rectangle writing(const Layer& third) {
    const Size own{third.place.area.width, third.place.area.height};
    int left = own.width, top = own.height, right = 0, bottom = 0;
    for (int y = 0; y < own.height; ++y)
        for (int x = 0; x < own.width; ++x) {
            if (colour_at(third.picture, own, x, y).y < 180) continue;
            left = std::min(left, x);
            right = std::max(right, x);
            top = std::min(top, y);
            bottom = std::max(bottom, y);
        }
    return {left, top, right - left + 1, bottom - top + 1};
}

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

TEST_F(LowerThirdTest, AQuestionOfTwoLinesIsWrittenWithinItsMarginsAndBeginsAtTheLeft) {
    for (const Size size : {Size{1280, 720}, Size{1920, 1080}, Size{640, 360}}) {
        const Layer third = draw_lower_third(
            size, "How do the municipalities with fewer people pay for their own security?", "");
        const Rectangle ink = writing(third);
        const int pad = size.height / 60;
        EXPECT_GE(ink.x, size.width / 200 + pad);
        EXPECT_LE(ink.x, size.width / 200 + 3 * pad);
        EXPECT_LE(ink.x + ink.width, third.place.area.width - pad) << "nothing is cut off at the right";
        EXPECT_GE(ink.x + ink.width, third.place.area.width - 5 * pad) << "and it is no wider than its text";
        EXPECT_GT(third.place.area.height, size.height / 10) << "two lines";
        EXPECT_LT(third.place.area.height, size.height / 5);
    }
}

TEST_F(LowerThirdTest, AsLongAQuestionAsThereMayBeIsWrittenWhole) {
    const std::string latin =
        "¿Qué ayuda recibirán los municipios de menos de mil habitantes para pagar la seguridad de sus datos "
        "este año, y de quién?";
    std::string chinese;
    for (int i = 0; i < 14; ++i) chinese += "人口較少的市鎮如";
    for (const Size size : {Size{1280, 720}, Size{1920, 1080}})
        for (const std::string& text : {latin, chinese}) {
            EXPECT_TRUE(fits(text, {.height = size.height / 28,
                                    .width_max = size.width * 8 / 10,
                                    .bold = true,
                                    .lines_max = 3}));
            const Layer third = draw_lower_third(size, text, "Ana María Ruiz");
            EXPECT_TRUE(within(third.place.area, size));
            EXPECT_LT(third.place.area.width, size.width * 9 / 10);
            EXPECT_LT(third.place.area.height, size.height * 3 / 10);
            const Rectangle ink = writing(third);
            EXPECT_LT(ink.x + ink.width, third.place.area.width);
        }
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
