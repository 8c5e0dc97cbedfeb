#include "protocol/json/sign.hpp"

#include <gtest/gtest.h>

namespace paraninfo::json {
namespace {

TEST(ParseSign, ReadsItsTwoMembers) {
    EXPECT_EQ(parse_sign(R"({"page":"page-one","watching":true})"), (Sign{"page-one", true}));
    const std::string longest(36, 'x');
    EXPECT_EQ(parse_sign(R"({"watching":false,"page":")" + longest + "\"}"), (Sign{longest, false}));
}

TEST(ParseSign, RefusesEverythingElse) {
    const std::string too_long(37, 'x');
    for (const std::string& bad :
         {std::string(), std::string("[]"), std::string(R"({"page":"page-one"})"),
          std::string(R"({"watching":true})"), std::string(R"({"page":"short","watching":true})"),
          std::string(R"({"page":"page one","watching":true})"),
          std::string(R"({"page":"page-one","watching":1})"), std::string(R"({"page":7,"watching":true})"),
          std::string(R"({"page":"page-one","watching":true,"at":1})"),
          R"({"watching":true,"page":")" + too_long + "\"}"})
        EXPECT_FALSE(parse_sign(bad)) << bad;
}

}  // namespace
}  // namespace paraninfo::json
