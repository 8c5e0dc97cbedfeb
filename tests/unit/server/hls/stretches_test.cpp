#include "server/hls/stretches.hpp"

#include <gtest/gtest.h>

namespace paraninfo::hls {
namespace {

TEST(Stretches, AllIsRecordedUntilSomebodySaysMore) {
    Stretches stretches;
    EXPECT_TRUE(stretches.on());
    EXPECT_TRUE(stretches.keeps(1, -5, 5));
}

TEST(Stretches, TheFirstWordIsAboutAllThatThereIs) {
    Stretches never;
    never.set(false, 10'000);
    EXPECT_FALSE(never.on());
    EXPECT_FALSE(never.keeps(1, 0, 2000));
    Stretches since;
    since.set(true, 3000);
    EXPECT_FALSE(since.keeps(1, 2000, 4000));
    EXPECT_TRUE(since.keeps(2, 4000, 6000));
}

TEST(Stretches, WhatWasCapturedBeforeTheStopIsKeptThoughItComesLater) {
    Stretches stretches;
    stretches.set(true, 0);
    stretches.set(false, 5000);
    EXPECT_TRUE(stretches.keeps(1, 2000, 4000));
    EXPECT_FALSE(stretches.keeps(2, 4000, 6000)) << "a part of it was captured after the stop";
    EXPECT_FALSE(stretches.keeps(3, 6000, 8000));
    stretches.set(true, 7000);
    EXPECT_FALSE(stretches.keeps(3, 6000, 8000));
    EXPECT_TRUE(stretches.keeps(4, 8000, 10'000));
    EXPECT_TRUE(stretches.holds(4999));
    EXPECT_FALSE(stretches.holds(6000));
    EXPECT_TRUE(stretches.holds(7000));
}

TEST(Stretches, TheSameAgainChangesNothing) {
    Stretches stretches;
    stretches.set(true, 0);
    stretches.set(true, 9000);
    EXPECT_TRUE(stretches.keeps(1, 2000, 4000));
    stretches.set(false, 5000);
    stretches.set(false, 1000);
    EXPECT_TRUE(stretches.holds(4000));
}

// Sound ends a frame earlier or later than the picture.
TEST(Stretches, ASegmentIsJudgedAlikeInAllRenditions) {
    Stretches stretches;
    stretches.set(true, 2000);
    EXPECT_TRUE(stretches.keeps(2, 2000, 4000));
    EXPECT_TRUE(stretches.keeps(2, 1990, 3990));
    stretches.set(false, 4000);
    EXPECT_TRUE(stretches.keeps(2, 2010, 4010));
}

TEST(Stretches, OnlyTheNewestAreRemembered) {
    Stretches stretches;
    for (std::int64_t at = 0; at < 3; ++at) {
        stretches.set(true, at * 20'000);
        stretches.set(false, at * 20'000 + 10'000);
    }
    EXPECT_FALSE(stretches.holds(5000));
    EXPECT_TRUE(stretches.holds(25'000));
    EXPECT_TRUE(stretches.holds(45'000));
}

TEST(Stretches, WhatWasJudgedLongAgoIsForgotten) {
    Stretches stretches;
    stretches.set(true, 0);
    EXPECT_TRUE(stretches.keeps(1, 0, 2000));
    for (std::uint64_t msn = 2; msn <= Stretches::judged_max; ++msn) stretches.keeps(msn, -1, 0);
    EXPECT_TRUE(stretches.keeps(1, -1, 0));
    stretches.keeps(Stretches::judged_max + 1, -1, 0);
    EXPECT_FALSE(stretches.keeps(1, -1, 0));
}

}  // namespace
}  // namespace paraninfo::hls
