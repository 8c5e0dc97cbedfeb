#include "server/gateway/loop_watch.hpp"

#include <gtest/gtest.h>

namespace paraninfo::gateway {
namespace {

using namespace std::chrono_literals;

TEST(LoopWatch, KeepsTheLongestHandlerUntilItIsReset) {
    LoopWatch watch;
    watch.handler_took(3ms);
    watch.handler_took(1ms);
    EXPECT_DOUBLE_EQ(watch.stall_max_ms(), 3.0);
    watch.reset();
    EXPECT_DOUBLE_EQ(watch.stall_max_ms(), 0.0);
}

TEST(LoopWatch, OneLateTimerInAThousandDoesNotShowInP999AndTwoDo) {
    LoopWatch watch;
    for (int i = 0; i < 1998; ++i) watch.timer_was_late(100us);
    watch.timer_was_late(50ms);
    EXPECT_LT(watch.wall_p999_ms(), 0.2);
    for (int i = 0; i < 5; ++i) watch.timer_was_late(50ms);
    EXPECT_GT(watch.wall_p999_ms(), 40.0);
    EXPECT_LT(watch.wall_p999_ms(), 70.0);
}

TEST(LoopWatch, AnUnusedWatchSaysZero) {
    EXPECT_DOUBLE_EQ(LoopWatch().wall_p999_ms(), 0.0);
}

}  // namespace
}  // namespace paraninfo::gateway
