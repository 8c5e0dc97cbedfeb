#include "server/export/order.hpp"

#include <gtest/gtest.h>

namespace paraninfo::exports {

TEST(Order, NamesGoBothWays) {
    for (const Sheet sheet : all_sheets) EXPECT_EQ(sheets_named(name_of(sheet)), std::vector<Sheet>{sheet});
    EXPECT_EQ(sheets_named("all")->size(), all_sheets.size());
    EXPECT_FALSE(sheets_named("weather"));
    EXPECT_FALSE(format_named("exe"));
}

TEST(Order, CsvIsOneTable) {
    EXPECT_FALSE(is_possible({{"r"}, *sheets_named("all"), Format::csv}));
    EXPECT_TRUE(is_possible({{"r"}, *sheets_named("all"), Format::xlsx}));
    EXPECT_TRUE(is_possible({{"r"}, *sheets_named("audit"), Format::csv}));
}

}  // namespace paraninfo::exports
