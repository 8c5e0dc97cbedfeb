#include "media/mix/scaler.hpp"

#include "media/mix/planes.hpp"
#include "tests/support/i420.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::mix;
using namespace paraninfo::testing;
using namespace paraninfo::testing::paint;

namespace {

struct ScalerTest : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
};

}  // namespace

TEST_F(ScalerTest, TouchesItsAreaOnlyAndKeepsColours) {
    const Size from{640, 360};
    const Size into{1280, 720};
    const auto source = plain_picture(from, red);
    const auto target = plain_picture(into, blue);
    {
        MappedPicture in(source.get(), video_info(from), GST_MAP_READ);
        MappedPicture out(target.get(), video_info(into), GST_MAP_READWRITE);
        Scaler({from, {0, 0, 640, 360}, into, {100, 50, 800, 450}}).scale(in.frame(), out.frame());
    }
    for (const int x : {100, 500, 899}) EXPECT_TRUE(alike(colour_at(target, into, x, 200), red, 1)) << x;
    for (const int x : {98, 900}) EXPECT_EQ(colour_at(target, into, x, 200), blue) << x;
    EXPECT_EQ(colour_at(target, into, 500, 48), blue);
    EXPECT_EQ(colour_at(target, into, 500, 500), blue);
}

// Every pixel counts: a fine pattern becomes its mean and does not flicker.
TEST_F(ScalerTest, AFinePatternBecomesGrey) {
    const Size from{640, 360};
    const Size into{80, 44};
    std::vector<std::uint8_t> bytes = plain_bytes(from, black);
    Canvas canvas(PictureLayout(640, 360), bytes);
    for (int x = 0; x < 640; x += 2) canvas.fill({x, 0, 1, 360}, white);
    const auto source = sized_picture(from, bytes);
    const auto target = plain_picture(into, black);
    {
        MappedPicture in(source.get(), video_info(from), GST_MAP_READ);
        MappedPicture out(target.get(), video_info(into), GST_MAP_READWRITE);
        Scaler({from, {0, 0, 640, 360}, into, {0, 0, 80, 44}}).scale(in.frame(), out.frame());
    }
    for (int x = 4; x < 76; ++x) EXPECT_NEAR(colour_at(target, into, x, 20).y, 125, 8) << x;
}
