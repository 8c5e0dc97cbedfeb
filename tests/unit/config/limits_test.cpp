#include "config/limits.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "config/load.hpp"

namespace paraninfo::config {
namespace {

Settings with_limit(const nlohmann::json& limits) {
    const nlohmann::json room = {{"id", "a"}, {"name", {{"es", "A"}, {"en", "A"}}}};
    return parse(nlohmann::json{{"rooms", {room}}, {"limits", limits}}.dump(), "f").value();
}

TEST(Limits, EachIsRefusedOneBelowItsLeast) {
    EXPECT_EQ(with_limit({{"outbox_bytes", 65536}}).limits.outbox_bytes, 65536);
    EXPECT_THROW(with_limit({{"outbox_bytes", 65535}}), Error);
    EXPECT_EQ(with_limit({{"drain_seconds", 0}}).limits.drain_seconds, 0);
    EXPECT_THROW(with_limit({{"drain_seconds", -1}}), Error);
}

TEST(Limits, EachIsRefusedOneAboveItsMost) {
    EXPECT_EQ(with_limit({{"persons_max", 1000000}}).limits.persons_max, 1000000);
    EXPECT_THROW(with_limit({{"persons_max", 1000001}}), Error);
}

TEST(Limits, ARateMustLetSomethingThrough) {
    EXPECT_EQ(with_limit({{"vote", {{"per_second", 0.5}, {"burst", 1}}}}).limits.vote, (Rate{0.5, 1}));
    EXPECT_THROW(with_limit({{"vote", {{"per_second", 0}}}}), Error);
}

}  // namespace
}  // namespace paraninfo::config
