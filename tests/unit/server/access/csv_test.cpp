#include "server/access/csv.hpp"

#include "protocol/sheet_text.hpp"

#include <gtest/gtest.h>

namespace paraninfo::access {
namespace {

using Fields = std::vector<std::string>;

std::vector<CsvRecord> read(std::string_view text) {
    CsvReader reader(text);
    std::vector<CsvRecord> all;
    for (CsvRecord record; reader.next(record);) all.push_back(record);
    EXPECT_EQ(reader.error(), "");
    return all;
}

TEST(Csv, ReadsWhatSpreadsheetsWrite) {
    const auto all = read("\xef\xbb\xbfid,name\r\n1,\"Ana, \"\"la jefa\"\"\"\r\n2,\"two\nlines\"\n3,\n");
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(all[0].fields, (Fields{"id", "name"}));
    EXPECT_EQ(all[1].fields, (Fields{"1", "Ana, \"la jefa\""}));
    EXPECT_EQ(all[2].fields, (Fields{"2", "two\nlines"}));
    EXPECT_EQ(all[3].fields, (Fields{"3", ""}));
    EXPECT_EQ(all[2].line, 3U);
    EXPECT_EQ(all[3].line, 5U);
}

TEST(Csv, SemicolonsSeparateWhereTheFirstLineHasMoreOfThem) {
    EXPECT_EQ(read("id;name\n1;Ana, María")[1].fields, (Fields{"1", "Ana, María"}));
}

TEST(Csv, SaysWhereAQuotationWentWrong) {
    for (const auto* text : {"id\n\"open", "id\n\"a\"b\n"}) {
        CsvReader reader(text);
        CsvRecord record;
        EXPECT_TRUE(reader.next(record));
        EXPECT_FALSE(reader.next(record)) << text;
        EXPECT_NE(reader.error(), "");
        EXPECT_EQ(reader.line(), 2U);
        EXPECT_FALSE(reader.next(record));
    }
}

TEST(Csv, AFieldComesBackAsItWas) {
    const std::string text = "one;two,\"three\"\r\nfour";
    EXPECT_EQ(read(text::csv_field(text) + "\n")[0].fields, Fields{text});
}

}  // namespace
}  // namespace paraninfo::access
