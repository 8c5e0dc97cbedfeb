#include "protocol/json/exchange.hpp"

#include <gtest/gtest.h>

namespace paraninfo::json {
namespace {

TEST(ParseExchange, ReadsItsMembers) {
    const auto exchange = parse_exchange(
        R"({"token":"t","name":"n","language":"es","sign_out":"d","notice":"v","notice_language":"en"})");
    EXPECT_EQ(exchange, (Exchange{"t", "n", "es", "d", "v", "en"}));
    EXPECT_EQ(parse_exchange(R"({"token":"t"})"), (Exchange{"t", "", "", "", "", ""}));
}

TEST(ParseExchange, RefusesEverythingElse) {
    for (const char* bad :
         {"", "[]", "{}", R"({"name":"n"})", R"({"token":7})", R"({"token":"t","admin":"x"})",
          R"({"token":"t","token":"u"})", R"({"token":"t","name":null})", R"({"token":"t","notice":true})"})
        EXPECT_FALSE(parse_exchange(bad)) << bad;
}

}  // namespace
}  // namespace paraninfo::json
