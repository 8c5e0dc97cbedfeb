#include "server/fanout/outbox_rule.hpp"

#include <gtest/gtest.h>

namespace paraninfo::fanout {
namespace {

const OutboxLimits limits{.bytes_max = 1000};

TEST(OutboxRule, AnEmptyQueueTakesEverything) {
    for (const Kind kind : {Kind::change, Kind::state, Kind::pulse})
        EXPECT_EQ(judge(limits, 0, 1'000'000, kind), Verdict::send);
}

TEST(OutboxRule, PulsesGiveWayFirst) {
    EXPECT_EQ(judge(limits, 150, 100, Kind::pulse), Verdict::send);
    EXPECT_EQ(judge(limits, 151, 100, Kind::pulse), Verdict::drop);
    EXPECT_EQ(judge(limits, 151, 100, Kind::state), Verdict::send);
}

TEST(OutboxRule, ThenStatesAreOwed) {
    EXPECT_EQ(judge(limits, 400, 100, Kind::state), Verdict::send);
    EXPECT_EQ(judge(limits, 401, 100, Kind::state), Verdict::owe);
    EXPECT_EQ(judge(limits, 401, 100, Kind::change), Verdict::send);
}

TEST(OutboxRule, AChangeThatDoesNotFitClosesAndIsNeverDropped) {
    EXPECT_EQ(judge(limits, 900, 100, Kind::change), Verdict::send);
    EXPECT_EQ(judge(limits, 901, 100, Kind::change), Verdict::close);
}

}  // namespace
}  // namespace paraninfo::fanout
