#include "media/mix/planes.hpp"

#include "tests/support/i420.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::mix;
using namespace paraninfo::testing;
using namespace paraninfo::testing::paint;

namespace {

constexpr Size size{64, 48};

struct PlanesTest : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
};

}  // namespace

TEST_F(PlanesTest, FillsEveryPixel) {
    const auto picture = plain_picture(size, black);
    {
        MappedPicture mapped(picture.get(), video_info(size), GST_MAP_WRITE);
        fill(mapped.frame(), green);
    }
    for (const int x : {0, 63})
        for (const int y : {0, 47}) EXPECT_EQ(colour_at(picture, size, x, y), green);
}

TEST_F(PlanesTest, BlendsWithinItsAreaAndNowhereElse) {
    const auto onto = plain_picture(size, black);
    const auto from = plain_picture(size, white);
    for (const unsigned alpha : {0U, 128U, 255U}) {
        MappedPicture below(onto.get(), video_info(size), GST_MAP_READWRITE);
        MappedPicture above(from.get(), video_info(size), GST_MAP_READ);
        fill(below.frame(), black);
        blend(above.frame(), {0, 0}, below.frame(), {16, 8, 32, 16}, alpha);
    }
    EXPECT_EQ(colour_at(onto, size, 16, 8), white) << "255 of 255 are all";
    EXPECT_EQ(colour_at(onto, size, 47, 23), white);
    EXPECT_EQ(colour_at(onto, size, 15, 8), black);
    EXPECT_EQ(colour_at(onto, size, 48, 23), black);
    EXPECT_EQ(colour_at(onto, size, 47, 24), black);
}

TEST_F(PlanesTest, ABufferOfAnotherSizeIsRefused) {
    const auto picture = gst::share(gst_buffer_new_allocate(nullptr, 100, nullptr));
    EXPECT_THROW(MappedPicture(picture.get(), video_info(size), GST_MAP_READ), std::runtime_error);
}
