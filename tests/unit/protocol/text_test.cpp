#include "protocol/text.hpp"

#include <gtest/gtest.h>

namespace paraninfo::text {
namespace {

TEST(Text, ComposesToNfc) {
    EXPECT_EQ(clean_line("cafe\u0301"), "caf\u00e9");
}

TEST(Text, DropsWhatCannotBeSeen) {
    for (const char* hidden : {"\u200b", "\u200e", "\u202e", "\u2066", "\u2069", "\u00ad", "\ufeff", "\u2060",
                               "\x01", "\x7f", "\u0085\u200b", "\u3164", "\u115f", "\U000e0041", "\ue000"})
        EXPECT_EQ(clean_line(std::string("a") + hidden + "b").find(hidden), std::string::npos);
    EXPECT_EQ(clean_line("Mod\u200berator"), "Moderator");
    EXPECT_EQ(clean_line("\u202eabc\u202c"), "abc");
}

TEST(Text, WhatIsOnlyInvisibleIsEmpty) {
    EXPECT_EQ(clean_line(" \t\n\u00a0\u2003\u200b\u2800 "), "");
    EXPECT_EQ(clean_lines("\n\n\u2028"), "");
}

TEST(Text, TwoCombiningMarksAreTheMost) {
    EXPECT_EQ(clean_line("q\u0323\u0330"), "q\u0323\u0330");
    EXPECT_EQ(clean_line("q\u0323\u0330\u0331"), "q\u0323\u0330");
    std::string zalgo = "z";
    for (int i = 0; i < 100; ++i) zalgo += "\u0336";
    EXPECT_EQ(clean_line(zalgo), "z\u0336\u0336");
}

TEST(Text, AMarkNeedsSomethingToStandOn) {
    EXPECT_EQ(clean_line("\u0301a"), "a");
}

TEST(Text, SpacesCollapseAndLineEndsStayWhereTheyMay) {
    EXPECT_EQ(clean_line("  a \t b\r\n\r\nc  "), "a b c");
    EXPECT_EQ(clean_lines("  a \t b \r\n \r\n c  "), "a b\nc");
}

TEST(Text, EmojiStayWhole) {
    for (const char* emoji :
         {"👩‍🔬", "❤️", "1️⃣", "👍🏽", "👩🏽‍🔬", "🇪🇸", "🏳️‍🌈"}) {
        EXPECT_EQ(clean_line(emoji), emoji);
        EXPECT_EQ(graphemes(emoji), 1u) << emoji;
    }
}

TEST(Text, AJoinerHidesNothingElsewhere) {
    EXPECT_EQ(clean_line("Mod\u200derator"), "Moderator");
}

TEST(Text, OtherScriptsStay) {
    for (const char* text : {"¿Qué?", "Ελληνικά", "עברית", "العربية", "हिन्दी", "日本語", "한국어", "ไทย"})
        EXPECT_EQ(clean_line(text), text);
}

TEST(Text, CleaningTwiceChangesNothing) {
    for (const char* text : {"a\u0301\u200b\u0301\u0301", "👩‍\u200b🔬", " \u200b \u0301x",
                             "\u1100\u1161\u11a8", "a\u200d👩"})
        EXPECT_EQ(clean_lines(clean_lines(text)), clean_lines(text));
}

TEST(Text, CountsAsAPersonCounts) {
    EXPECT_EQ(graphemes(""), 0u);
    EXPECT_EQ(graphemes("año"), 3u);
    EXPECT_EQ(graphemes("cafe\u0301"), 4u);
    EXPECT_EQ(graphemes("👩‍🔬👩‍🔬"), 2u);
    EXPECT_EQ(graphemes("a\r\nb"), 3u);
}

}  // namespace
}  // namespace paraninfo::text
