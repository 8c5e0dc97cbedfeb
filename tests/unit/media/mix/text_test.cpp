#include "media/mix/text.hpp"

#include <gtest/gtest.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <numeric>

using namespace paraninfo::mix;

namespace {

constexpr Lettering plain{.height = 40, .width_max = 1000};
const std::string question = "How do the municipalities with fewer people pay";

bool has_ink(const Mask& mask) {
    return std::any_of(mask.cover.begin(), mask.cover.end(), [](std::uint8_t cover) { return cover > 200; });
}

int cover_at(const Mask& mask, int x, int y) {
    return mask.cover[static_cast<std::size_t>(y * mask.width + x)];
}

double ink(const Mask& mask) {
    return std::accumulate(mask.cover.begin(), mask.cover.end(), 0.0);
}

bool touches_an_edge(const Mask& mask) {
    bool touches = false;
    for (int x = 0; x < mask.width; ++x)
        touches = touches || cover_at(mask, x, 0) > 0 || cover_at(mask, x, mask.height - 1) > 0;
    for (int y = 0; y < mask.height; ++y)
        touches = touches || cover_at(mask, 0, y) > 0 || cover_at(mask, mask.width - 1, y) > 0;
    return touches;
}

// Of the rows from `top` on, the first column with ink.
int begin_of_line(const Mask& mask, int top, int rows) {
    for (int x = 0; x < mask.width; ++x)
        for (int y = top; y < top + rows; ++y)
            if (cover_at(mask, x, y) > 100) return x;
    return mask.width;
}

// As draw_text() chooses its glyphs.
int unknown_glyphs(const std::string& text) {
    PangoContext* context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    PangoLayout* layout = pango_layout_new(context);
    PangoFontDescription* font = pango_font_description_from_string("Sans 30");
    pango_layout_set_font_description(layout, font);
    pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
    const int unknown = pango_layout_get_unknown_glyphs_count(layout);
    pango_font_description_free(font);
    g_object_unref(layout);
    g_object_unref(context);
    return unknown;
}

}  // namespace

TEST(Text, ALineBecomesAMask) {
    const Mask mask = draw_text("Salón de actos", {.height = 40, .width_max = 1000, .bold = true});
    EXPECT_TRUE(has_ink(mask));
    EXPECT_GE(mask.height, 40);
    EXPECT_GT(mask.width, mask.height);
    EXPECT_EQ(mask.cover.size(), static_cast<std::size_t>(mask.width * mask.height));
}

TEST(Text, IsNeverMarkup) {
    EXPECT_GT(draw_text("<b>&</b>", plain).width, draw_text("b&b", plain).width);
}

TEST(Text, WhatIsTooWideTakesTwoLinesAndNoMore) {
    const Mask one = draw_text("word", {.height = 40, .width_max = 400});
    std::string words;
    for (int i = 0; i < 40; ++i) words += "word ";
    const Lettering as{.height = 40, .width_max = 400};
    const Mask two = draw_text(words, as);
    EXPECT_LE(two.width, 400);
    EXPECT_LE(two.height, 2 * one.height + 4);
    EXPECT_FALSE(fits(words, as));
    EXPECT_FALSE(fits(words, {.height = 40, .width_max = 400, .lines_max = 3}));
    EXPECT_TRUE(fits(words, {.height = 40, .width_max = 400, .lines_max = 40}));
}

TEST(Text, NothingOfATextThatTakesTwoLinesIsCutOff) {
    const Mask whole = draw_text(question, {.height = 36, .width_max = 5000, .bold = true});
    for (const bool centred : {true, false})
        for (const int width : {500, 600, 768}) {
            const Lettering as{.height = 36, .width_max = width, .bold = true, .centred = centred};
            ASSERT_TRUE(fits(question, as));
            const Mask mask = draw_text(question, as);
            EXPECT_GT(mask.height, whole.height * 3 / 2) << "two lines";
            EXPECT_FALSE(touches_an_edge(mask)) << width;
            EXPECT_NEAR(ink(mask), ink(whole), ink(whole) / 50) << width;
        }
}

TEST(Text, LinesBeginBelowEachOtherOrLieInTheMiddle) {
    const std::string text = "a long line of words goes first, then one";
    Lettering as{.height = 40, .width_max = 700, .centred = false};
    const Mask left = draw_text(text, as);
    const int half = left.height / 2;
    ASSERT_GT(half, 40);
    EXPECT_NEAR(begin_of_line(left, 0, half), begin_of_line(left, half, half), 6);
    as.centred = true;
    const Mask middle = draw_text(text, as);
    EXPECT_GT(begin_of_line(middle, half, half), begin_of_line(middle, 0, half) + 100);
}

TEST(Text, AWordThatIsLongerThanALineGoesOnInTheNext) {
    const std::string address = "https://example.org/" + std::string(30, 'a');
    const Mask mask = draw_text(address, {.height = 40, .width_max = 700});
    EXPECT_LE(mask.width, 700);
    EXPECT_FALSE(touches_an_edge(mask));
    EXPECT_TRUE(fits(address, {.height = 40, .width_max = 700}));
}

TEST(Text, EveryScriptOfAnEventHasItsGlyphs) {
    for (const char* text :
         {"¿Cómo pagan los municipios pequeños?", "Como é que os municípios pagam? Não há verba",
          "人口較少的市鎮如何負擔資訊安全的費用？", "كيف تدفع البلديات الصغيرة؟", "Кто платит?",
          "👏🎉🤔😀 👩‍💻 👍🏽", "→ ✓ © №"}) {
        EXPECT_EQ(unknown_glyphs(text), 0) << text;
        const Mask mask = draw_text(text, plain);
        EXPECT_GT(ink(mask), 255 * 200) << text;
        EXPECT_FALSE(touches_an_edge(mask)) << text;
    }
}

TEST(Text, AnEmojiHasAFaceAndIsNoBlot) {
    const Mask mask = draw_text("😀", {.height = 80, .width_max = 1000});
    int dark = 0;
    int light = 0;
    for (int y = mask.height / 4; y < mask.height * 3 / 4; ++y)
        for (int x = mask.width / 4; x < mask.width * 3 / 4; ++x)
            (cover_at(mask, x, y) < 128 ? dark : light) += 1;
    EXPECT_GT(dark, (dark + light) / 50);
    EXPECT_GT(light, (dark + light) / 50);
}

TEST(Text, BadUtf8AndEmptinessHarmNothing) {
    EXPECT_TRUE(has_ink(draw_text("good\xff\xfe", plain)));
    EXPECT_FALSE(has_ink(draw_text("", plain)));
    EXPECT_EQ(draw_text(" ", plain).width, 0);
    const std::string longer = std::string(text_bytes_max - 1, 'a') + "é";
    EXPECT_TRUE(has_ink(draw_text(longer, {.height = 10, .width_max = 400})));
}
