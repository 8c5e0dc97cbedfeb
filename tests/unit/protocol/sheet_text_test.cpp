#include "protocol/sheet_text.hpp"

#include <gtest/gtest.h>

namespace paraninfo::text {

TEST(SafeText, OrdinaryWordsStayAsTheyAre) {
    for (const char* text : {"", "Why?", "a = b + c - d @ e", "2-1", "¿Sí; no?", "你好", "—Hola"})
        EXPECT_EQ(safe_text(text), text);
}

TEST(SafeText, WhatBeginsLikeAFormulaGetsAnApostrophe) {
    EXPECT_EQ(safe_text("=1+1"), "'=1+1");
    EXPECT_EQ(safe_text("@SUM(1)"), "'@SUM(1)");
    EXPECT_EQ(safe_text("\xEF\xBC\x9D"
                        "1"),
              "'\xEF\xBC\x9D"
              "1");
    EXPECT_EQ(safe_text("\t=1"), "'\t'=1");
    EXPECT_EQ(safe_text("\rx"), "'\rx");
}

TEST(SafeText, SpacesQuotesAndControlsBeforeItDoNotHideIt) {
    EXPECT_EQ(safe_text(" =1"), " '=1");
    EXPECT_EQ(safe_text("\"=1"), "\"'=1");
    EXPECT_EQ(safe_text("\x01=1"), "'=1");
    EXPECT_EQ(safe_text("\xE2\x80\x8B=1"), "\xE2\x80\x8B'=1");
}

TEST(SafeText, ACellThatAnotherSeparatorWouldOpenIsHarmlessToo) {
    EXPECT_EQ(safe_text("a;=1"), "a;'=1");
    EXPECT_EQ(safe_text("a\n+1"), "a\n'+1");
    EXPECT_EQ(safe_text("a;\"=1"), "a;\"'=1");
}

}  // namespace paraninfo::text
