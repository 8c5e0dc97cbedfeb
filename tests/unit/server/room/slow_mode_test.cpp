#include "server/room/slow_mode.hpp"

#include <gtest/gtest.h>

#include <string>

namespace paraninfo::room {
namespace {

const PersonId writer{"p"};

TEST(SlowMode, WhoHasWrittenWaitsAndNobodyElse) {
    SlowMode slow;
    slow.wrote(writer, 600'000, 1'000);
    EXPECT_EQ(slow.wait_ms(writer, 10'000, 4'000), 7'000);
    EXPECT_EQ(slow.wait_ms(writer, 10'000, 11'000), 0);
    EXPECT_EQ(slow.wait_ms(PersonId{"q"}, 10'000, 4'000), 0);
}

TEST(SlowMode, WhatTheModeratorSetsCountsAtOnce) {
    SlowMode slow;
    slow.wrote(writer, 600'000, 1'000);
    EXPECT_EQ(slow.wait_ms(writer, 0, 1'000), 0);
    EXPECT_EQ(slow.wait_ms(writer, 60'000, 4'000), 57'000);
}

TEST(SlowMode, WhoNeedNotWaitIsForgotten) {
    SlowMode slow;
    for (int i = 0; i < 10'000; ++i)
        slow.wrote(PersonId{std::to_string(i)}, 600'000, std::int64_t{i} * 600'000);
    EXPECT_LE(slow.people(), 1024U);
}

}  // namespace
}  // namespace paraninfo::room
