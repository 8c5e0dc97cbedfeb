#include "server/gateway/strict/target.hpp"

#include <gtest/gtest.h>

namespace paraninfo::gateway::strict {
namespace {

TEST(Target, AQueryValueIsDecoded) {
    EXPECT_EQ(query_value("seat=abc&after=h%3A12", "after"), "h:12");
    EXPECT_EQ(query_value("seat=abc", "seat"), "abc");
    EXPECT_EQ(query_value("seat", "seat"), "");
}

TEST(Target, AQueryValueThatStandsTwiceOrHoldsAControlIsNone) {
    EXPECT_EQ(query_value("a=1&a=2", "a"), std::nullopt);
    EXPECT_EQ(query_value("a=%0A", "a"), std::nullopt);
    EXPECT_EQ(query_value("b=1", "a"), std::nullopt);
}

TEST(Target, TheOneCookieOfTheNameIsFound) {
    EXPECT_EQ(cookie_value("x=1; __Host-p=abc; y=2", "__Host-p"), "abc");
    EXPECT_EQ(cookie_value("x__Host-p=abc", "__Host-p"), std::nullopt);
    EXPECT_EQ(cookie_value("__Host-p=a; __Host-p=b", "__Host-p"), std::nullopt);
}

TEST(Target, APathIsSplitWithItsEmptySegments) {
    EXPECT_EQ(split_path("/"), std::vector<std::string_view>{""});
    EXPECT_EQ(split_path("/a//b"), (std::vector<std::string_view>{"a", "", "b"}));
}

}  // namespace
}  // namespace paraninfo::gateway::strict
