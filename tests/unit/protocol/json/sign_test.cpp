#include "protocol/json/sign.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <utility>

namespace paraninfo::json {
namespace {

TEST(ParseSign, ReadsItsTwoMembers) {
    EXPECT_EQ(parse_sign(R"({"page":"page-one","watching":true})"), (Sign{"page-one", true}));
    const std::string longest(36, 'x');
    EXPECT_EQ(parse_sign(R"({"watching":false,"page":")" + longest + "\"}"), (Sign{longest, false}));
}

TEST(ParseSign, ReadsHowThePictureComes) {
    const auto sign = parse_sign(
        R"({"page":"page-one","watching":true,"playing":{"view":"sound","profile":"safe","native":true,)"
        R"("delay_ms":2100,"height":0,"stalls":2,"failed":1}})");
    ASSERT_TRUE(sign && sign->playing);
    EXPECT_EQ(*sign->playing, (Playing{PlayView::sound, PlayProfile::safe, true, 2100, 0, 2, 1}));
    const auto unknown =
        parse_sign(R"({"page":"page-one","watching":false,"playing":{"view":"picture","profile":"default",)"
                   R"("native":false,"height":4320,"stalls":0,"failed":1000000}})");
    ASSERT_TRUE(unknown && unknown->playing);
    EXPECT_EQ(unknown->playing->delay_ms, std::nullopt);
}

TEST(ParseSign, RefusesWhatNoPictureCanDo) {
    const auto sign = [](const std::string& playing) {
        return parse_sign(R"({"page":"page-one","watching":true,"playing":)" + playing + "}");
    };
    const auto with = [](const std::string& name, const std::string& value) {
        nlohmann::json playing{{"view", "picture"}, {"profile", "low"}, {"native", false}, {"delay_ms", 1},
                               {"height", 1},       {"stalls", 1},      {"failed", 1}};
        playing[name] = nlohmann::json::parse(value);
        return playing.dump();
    };
    EXPECT_TRUE(sign(with("delay_ms", "600000")));
    const std::pair<const char*, const char*> bad[] = {
        {"view", "\"window\""}, {"profile", "\"auto\""}, {"native", "1"},       {"delay_ms", "-1"},
        {"delay_ms", "600001"}, {"delay_ms", "null"},    {"delay_ms", "1.5"},   {"height", "4321"},
        {"height", "-1"},       {"stalls", "1000001"},   {"stalls", "\"two\""}, {"failed", "-3"},
        {"failed", "1e99"},     {"name", "\"Ana\""}};
    for (const auto& [name, value] : bad) EXPECT_FALSE(sign(with(name, value))) << name << ' ' << value;
    for (const char* none : {"null", "[]", "{}", "true"}) EXPECT_FALSE(sign(none)) << none;
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
