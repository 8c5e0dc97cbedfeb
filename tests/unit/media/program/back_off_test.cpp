#include "media/program/back_off.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::program;
using namespace std::chrono_literals;

TEST(BackOff, IsDoubledUpToItsBoundAndBegunAnewAfterASuccess) {
    BackOff back_off(1s, 5s);
    for (const Instant expected : {1s, 2s, 4s, 5s, 5s}) EXPECT_EQ(back_off.next(), expected);
    back_off.reset();
    EXPECT_EQ(back_off.next(), 1s);
}
