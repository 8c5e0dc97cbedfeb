#include "protocol/json/strict.hpp"

#include <gtest/gtest.h>

namespace paraninfo::json {
namespace {

TEST(ParseStrict, SixteenLevelsAreTheMost) {
    const auto nested = [](int levels) {
        return std::string(static_cast<std::size_t>(levels), '[') +
               std::string(static_cast<std::size_t>(levels), ']');
    };
    EXPECT_TRUE(parse_strict(nested(depth_max)));
    EXPECT_FALSE(parse_strict(nested(depth_max + 1)));
    EXPECT_FALSE(parse_strict(std::string(1'000'000, '[')));
}

TEST(ParseStrict, IntegersReachTwoToThe53) {
    EXPECT_TRUE(parse_strict("9007199254740992"));
    EXPECT_FALSE(parse_strict("9007199254740993"));
    EXPECT_TRUE(parse_strict("-9007199254740992"));
    EXPECT_FALSE(parse_strict("-9007199254740993"));
    EXPECT_FALSE(parse_strict("123456789012345678901234567890"));
}

TEST(ParseStrict, NumbersAreFinite) {
    EXPECT_TRUE(parse_strict("1.5e300"));
    EXPECT_FALSE(parse_strict("1e400"));
    EXPECT_FALSE(parse_strict("Infinity"));
}

TEST(ParseStrict, AMemberStandsOnce) {
    EXPECT_TRUE(parse_strict(R"({"a":{"b":1},"b":2})"));
    EXPECT_FALSE(parse_strict(R"({"a":1,"b":2,"a":3})"));
    EXPECT_FALSE(parse_strict(R"([{"a":{"b":1,"b":1}}])"));
    EXPECT_FALSE(parse_strict(R"({"a":1,"\u0061":3})"));
}

TEST(ParseStrict, NoNulInTextsOrNames) {
    EXPECT_FALSE(parse_strict(R"("a\u0000")"));
    EXPECT_FALSE(parse_strict(R"({"a\u0000":1})"));
}

TEST(ParseStrict, SurrogatesComeInPairs) {
    EXPECT_TRUE(parse_strict(R"("\ud83d\ude00")"));
    EXPECT_FALSE(parse_strict(R"("\ud83d")"));
    EXPECT_FALSE(parse_strict(R"("\ude00")"));
    EXPECT_FALSE(parse_strict(R"("\ude00\ud83d")"));
}

TEST(ParseStrict, OneValueAndNothingAfterIt) {
    EXPECT_TRUE(parse_strict(" {} "));
    EXPECT_FALSE(parse_strict("{}{}"));
    EXPECT_FALSE(parse_strict(""));
    EXPECT_FALSE(parse_strict("{'a':1}"));
}

}  // namespace
}  // namespace paraninfo::json
