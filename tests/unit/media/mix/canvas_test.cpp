#include "media/mix/canvas.hpp"

#include <gtest/gtest.h>

#include <numeric>

using namespace paraninfo::mix;

namespace {

struct Picture {
    explicit Picture(int width = 16, int height = 8) : layout(width, height), memory(layout.bytes, 0) {}
    Canvas canvas() { return Canvas(layout, memory); }
    int luma(int x, int y) const { return memory[static_cast<std::size_t>(y * layout.luma_stride + x)]; }
    int u(int x, int y) const {
        return memory[layout.u_at + static_cast<std::size_t>(y / 2 * layout.chroma_stride + x / 2)];
    }
    int v(int x, int y) const {
        return memory[layout.v_at + static_cast<std::size_t>(y / 2 * layout.chroma_stride + x / 2)];
    }
    PictureLayout layout;
    std::vector<std::uint8_t> memory;
};

}  // namespace

TEST(PictureLayout, IsTheOneOfGStreamersI420) {
    const PictureLayout hd(1280, 720);
    EXPECT_EQ(hd.bytes, 1280U * 720 * 3 / 2);
    const PictureLayout odd(854, 480);
    EXPECT_EQ(odd.luma_stride, 856);
    EXPECT_EQ(odd.chroma_stride, 428);
    EXPECT_EQ(odd.u_at, 856U * 480);
    EXPECT_EQ(odd.bytes, 856U * 480 + 2U * 428 * 240);
}

TEST(Canvas, AShadeIsLaidOverWhatIsThere) {
    Picture picture;
    picture.canvas().fill({0, 0, 16, 8}, {200, 90, 110});
    picture.canvas().shade({0, 4, 16, 100}, 128, black);
    EXPECT_EQ(picture.luma(0, 3), 200);
    EXPECT_NEAR(picture.luma(0, 4), 108, 1);
    EXPECT_NEAR(picture.u(0, 6), 109, 1);
}

TEST(Canvas, FillsARectangleInAllPlanes) {
    Picture picture;
    picture.canvas().fill({4, 2, 4, 2}, {200, 90, 110});
    EXPECT_EQ(picture.luma(4, 2), 200);
    EXPECT_EQ(picture.luma(7, 3), 200);
    EXPECT_EQ(picture.luma(8, 2), 0);
    EXPECT_EQ(picture.luma(3, 2), 0);
    EXPECT_EQ(picture.u(4, 2), 90);
    EXPECT_EQ(picture.v(6, 2), 110);
    EXPECT_EQ(picture.u(8, 2), 0);
}

TEST(Canvas, ShapesEndAtThePicturesEdge) {
    Picture picture;
    picture.canvas().fill({-5, -5, 100, 100}, white);
    picture.canvas().disc(0, 0, 50, black);
    picture.canvas().draw(Mask{4, 4, std::vector<std::uint8_t>(16, 255)}, 14, 6, white);
    picture.canvas().draw(Mask{4, 4, std::vector<std::uint8_t>(16, 255)}, -2, -2, white);
    picture.canvas().fill({20, 20, 5, 5}, white);
    EXPECT_EQ(picture.luma(15, 7), 235);
    EXPECT_EQ(picture.luma(0, 0), 235);
    EXPECT_EQ(picture.luma(8, 4), 16);
}

TEST(Canvas, AMaskBlendsByItsCover) {
    Picture picture;
    picture.canvas().fill({0, 0, 16, 8}, {100, 128, 128});
    picture.canvas().draw(Mask{3, 1, {0, 128, 255}}, 2, 2, {200, 128, 128});
    EXPECT_EQ(picture.luma(2, 2), 100);
    EXPECT_NEAR(picture.luma(3, 2), 150, 1);
    EXPECT_EQ(picture.luma(4, 2), 200);
}

TEST(Canvas, AGradientGoesFromTopToBottom) {
    Picture picture;
    picture.canvas().gradient({20, 128, 128}, {90, 128, 128});
    EXPECT_EQ(picture.luma(0, 0), 20);
    EXPECT_EQ(picture.luma(15, 7), 90);
    EXPECT_LT(picture.luma(0, 2), picture.luma(0, 5));
}

TEST(Canvas, ADiscIsRound) {
    Picture picture(32, 32);
    picture.canvas().disc(16, 16, 8, white);
    EXPECT_EQ(picture.luma(16, 16), 235);
    EXPECT_EQ(picture.luma(16, 9), 235);
    EXPECT_EQ(picture.luma(9, 9), 0);
}
