#include "media/mix/colours.hpp"

#include "media/gst/mapped.hpp"
#include "media/mix/canvas.hpp"
#include "media/mix/picture_mixer.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <vector>

using namespace paraninfo;
using mix::Colour;

namespace {

struct Pair {
    const char* name;
    Colour bt601, bt709;
};

// The same colours by both recommendations, limited range.
constexpr std::array pairs{
    Pair{"black", {16, 128, 128}, {16, 128, 128}}, Pair{"white", {235, 128, 128}, {235, 128, 128}},
    Pair{"red", {81, 90, 240}, {63, 102, 240}},    Pair{"green", {145, 54, 34}, {173, 42, 26}},
    Pair{"blue", {41, 240, 110}, {32, 240, 118}},
};

bool alike(Colour one, Colour other) {
    return std::abs(one.y - other.y) <= 1 && std::abs(one.u - other.u) <= 1 && std::abs(one.v - other.v) <= 1;
}

std::vector<std::uint8_t> coloured(mix::Size size, Colour colour) {
    const mix::PictureLayout layout(size.width, size.height);
    std::vector<std::uint8_t> bytes(layout.bytes);
    mix::Canvas(layout, bytes).fill({0, 0, size.width, size.height}, colour);
    return bytes;
}

Colour at(std::span<const std::uint8_t> bytes, mix::Size size, int x, int y) {
    const mix::PictureLayout layout(size.width, size.height);
    const auto chroma = static_cast<std::size_t>(y / 2 * layout.chroma_stride + x / 2);
    return {bytes[static_cast<std::size_t>(y * layout.luma_stride + x)], bytes[layout.u_at + chroma],
            bytes[layout.v_at + chroma]};
}

struct Colours : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
};

}  // namespace

TEST_F(Colours, ARowKeepsItsColours) {
    for (const Pair& pair : pairs) {
        std::vector<std::uint8_t> first(33, pair.bt601.y), second(33, pair.bt601.y);
        std::vector<std::uint8_t> u(17, pair.bt601.u), v(17, pair.bt601.v);
        mix::row_to_bt709(first.data(), second.data(), u.data(), v.data(), 33);
        for (const std::size_t i : {0U, 1U, 31U, 32U}) {
            EXPECT_TRUE(alike({first[i], u[i / 2], v[i / 2]}, pair.bt709)) << pair.name << ' ' << i;
            EXPECT_EQ(first[i], second[i]);
        }
    }
}

TEST_F(Colours, WhatIsBrighterThanABytesRangeStaysWithinIt) {
    std::array<std::uint8_t, 2> luma{255, 0};
    std::uint8_t u = 255, v = 0;
    mix::row_to_bt709(luma.data(), nullptr, &u, &v, 2);
    EXPECT_EQ(luma[0], 255);
    EXPECT_NEAR(u, 242, 1);
    EXPECT_NEAR(v, 6, 1);
}

TEST_F(Colours, AWholePictureIsConvertedAndTheOneThatCameIsNot) {
    const mix::Size size{322, 182};
    const gst::SharedBuffer came = mix::sized_picture(size, coloured(size, pairs[2].bt601));
    const gst::SharedBuffer converted = mix::to_bt709(came, size);
    gst::Mapped before(came.get()), after(converted.get());
    for (const auto& [x, y] : {std::pair{0, 0}, {321, 0}, {160, 91}, {0, 181}, {321, 181}}) {
        EXPECT_TRUE(alike(at(after.bytes(), size, x, y), pairs[2].bt709)) << x << ',' << y;
        EXPECT_EQ(at(before.bytes(), size, x, y), pairs[2].bt601);
    }
    EXPECT_EQ(mix::size_of(converted, {}), size);
}

TEST_F(Colours, WhatIsNoSuchPictureIsLeftAsItIs) {
    const gst::SharedBuffer came = mix::sized_picture({32, 32}, coloured({32, 32}, pairs[2].bt601));
    EXPECT_EQ(mix::to_bt709(came, {64, 32}), came);
}
