#include "server/app/echo_state.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace paraninfo::app {
namespace {

using media_link::EchoTested;
using nlohmann::json;

TEST(EchoState, HasFiguresOnlyWhereAnEchoWasHeard) {
    const EchoTested heard{EchoTested::Outcome::heard, -3150, std::chrono::milliseconds{420}};
    EXPECT_EQ(json::parse(echo_json(heard)), (json{{"state", "heard"}, {"level", -3150}, {"delay_ms", 420}}));
    for (const auto& [outcome, word] : {std::pair{EchoTested::Outcome::clean, "clean"},
                                        {EchoTested::Outcome::no_hall, "no_hall"},
                                        {EchoTested::Outcome::no_floor, "no_floor"}})
        EXPECT_EQ(json::parse(echo_json(EchoTested{outcome})),
                  (json{{"state", word}, {"level", nullptr}, {"delay_ms", nullptr}}));
}

TEST(EchoState, SaysThatATestIsUnderWayOrCouldNotBeMade) {
    EXPECT_EQ(json::parse(echo_runs_json())["state"], "runs");
    EXPECT_EQ(json::parse(echo_json(std::nullopt))["state"], "failed");
}

}  // namespace
}  // namespace paraninfo::app
