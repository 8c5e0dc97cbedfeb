#include "media/mix/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace paraninfo::mix;

namespace {
bool has_ink(const Mask& mask) {
    return std::any_of(mask.cover.begin(), mask.cover.end(), [](std::uint8_t cover) { return cover > 200; });
}
}  // namespace

TEST(Text, ALineBecomesAMask) {
    const Mask mask = draw_text("Salón de actos", 40, 1000, true);
    EXPECT_TRUE(has_ink(mask));
    EXPECT_GE(mask.height, 40);
    EXPECT_GT(mask.width, mask.height);
    EXPECT_EQ(mask.cover.size(), static_cast<std::size_t>(mask.width * mask.height));
}

TEST(Text, IsNeverMarkup) {
    EXPECT_GT(draw_text("<b>&</b>", 40, 1000, false).width, draw_text("b&b", 40, 1000, false).width);
}

TEST(Text, WhatIsTooWideTakesTwoLinesAndNoMore) {
    const Mask one = draw_text("word", 40, 400, false);
    std::string words;
    for (int i = 0; i < 40; ++i) words += "word ";
    const Mask two = draw_text(words, 40, 400, false);
    EXPECT_LE(two.width, 400);
    EXPECT_LE(two.height, 2 * one.height + 4);
}

TEST(Text, BadUtf8AndEmptinessHarmNothing) {
    EXPECT_TRUE(has_ink(draw_text("good\xff\xfe", 40, 1000, false)));
    EXPECT_FALSE(has_ink(draw_text("", 40, 1000, false)));
    const std::string longer = std::string(text_bytes_max - 1, 'a') + "é";
    EXPECT_TRUE(has_ink(draw_text(longer, 10, 400, false)));
}
