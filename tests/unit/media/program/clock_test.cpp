#include "media/program/clock.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::program;

TEST(Clock, NeverGoesBackAndAnInstantIsOverAfterSleepingUntilIt) {
    const Instant before = monotonic_now();
    rest_until(before + std::chrono::milliseconds(2));
    EXPECT_GE(monotonic_now(), before + std::chrono::milliseconds(2));
    rest_until(before);
}
