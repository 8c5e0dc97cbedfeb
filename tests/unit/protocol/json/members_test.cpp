#include "protocol/json/members.hpp"

#include <gtest/gtest.h>

namespace paraninfo::json {
namespace {

using Value = nlohmann::json;

TEST(Members, WhatIsTakenAndRightIsNoProblem) {
    const Value object{{"a", "x"}, {"b", true}, {"c", 7}};
    Members members(object);
    EXPECT_EQ(members.text("a"), "x");
    EXPECT_TRUE(members.truth("b"));
    EXPECT_EQ(members.positive("c"), 7u);
    EXPECT_EQ(members.optional_text("d"), "");
    EXPECT_EQ(members.problem(), std::nullopt);
}

TEST(Members, TheFirstWrongOneIsNamed) {
    const Value object{{"a", 1}, {"b", "x"}};
    Members members(object);
    members.text("a");
    members.truth("b");
    EXPECT_EQ(members.problem(), "a");
}

TEST(Members, WhatWasNotTakenIsUnknown) {
    const Value object{{"a", "x"}, {"z", 1}};
    Members members(object);
    members.text("a");
    EXPECT_EQ(members.problem(), "z");
}

TEST(Members, MissingIsAProblem) {
    const Value object = Value::object();
    Members members(object);
    members.natural("n");
    EXPECT_EQ(members.problem(), "n");
}

TEST(Members, NaturalAndPositiveHaveTheirBounds) {
    const Value object{{"zero", 0}, {"minus", -1}};
    Members natural(object);
    natural.natural("zero");
    natural.integer("minus");
    EXPECT_EQ(natural.problem(), std::nullopt);
    Members positive(object);
    positive.positive("zero");
    EXPECT_EQ(positive.problem(), "zero");
    Members negative(object);
    negative.natural("minus");
    EXPECT_EQ(negative.problem(), "minus");
}

TEST(Members, ATokenHasAnAlphabetAndALength) {
    EXPECT_TRUE(is_token("Az0_-", 1, 5));
    EXPECT_FALSE(is_token("Az0_-x", 1, 5));
    EXPECT_FALSE(is_token("", 1, 5));
    EXPECT_FALSE(is_token("a.b", 1, 5));
    EXPECT_FALSE(is_token("a b", 1, 5));
}

}  // namespace
}  // namespace paraninfo::json
