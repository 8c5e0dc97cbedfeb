#include "server/export/xlsx_book.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace paraninfo::exports {

TEST(XlsxBook, EscapesOfItsOwnAreText) {
    EXPECT_EQ(xlsx_text("_x003D_1"), "_x005F_x003D_1");
    EXPECT_EQ(xlsx_text("_x3D_"), "_x3D_");
}

TEST(XlsxBook, ATextIsNoLongerThanACellHolds) {
    EXPECT_EQ(xlsx_text(std::string(xlsx_text_max, 'a')).size(), xlsx_text_max);
    EXPECT_EQ(xlsx_text(std::string(xlsx_text_max + 1, 'a')),
              std::string(xlsx_text_max, 'a') + "\xE2\x80\xA6");
}

TEST(XlsxBook, WhatIsNotFinishedLeavesNothingOpen) {
    const test::TemporaryFolder folder;
    const std::array<std::string_view, 1> columns{"a"};
    {
        XlsxBook book(folder.path() / "x.xlsx", {"Event", {"room"}, "UTC", "now", {Sheet::polls}});
        book.open(Sheet::polls, columns);
        book.row({std::string("x")});
    }
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "x.xlsx"));
    EXPECT_THROW(XlsxBook(folder.path() / "none" / "x.xlsx", {}).finish(0), Error);
}

}  // namespace paraninfo::exports
