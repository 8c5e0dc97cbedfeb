#include "server/access/buckets.hpp"

#include <gtest/gtest.h>

namespace paraninfo::access {
namespace {

TEST(Buckets, TheBurstIsSpentThenItTakesTime) {
    Buckets buckets({2, 3});
    for (int i = 0; i < 3; ++i) EXPECT_EQ(buckets.take("a", 0), 0);
    EXPECT_EQ(buckets.take("a", 0), 500);
    EXPECT_EQ(buckets.take("a", 499), 1);
    EXPECT_EQ(buckets.take("a", 500), 0);
    EXPECT_EQ(buckets.take("b", 500), 0);
}

TEST(Buckets, AskingDoesNotSpend) {
    Buckets buckets({1, 1});
    EXPECT_EQ(buckets.wait("a", 0), 0);
    EXPECT_EQ(buckets.take("a", 0), 0);
    EXPECT_EQ(buckets.wait("a", 0), 1000);
    EXPECT_EQ(buckets.wait("a", 1000), 0);
}

TEST(Buckets, TheyNeverHoldMoreThanTheBurst) {
    Buckets buckets({1000, 2});
    EXPECT_EQ(buckets.take("a", 0), 0);
    EXPECT_EQ(buckets.take("a", 1'000'000), 0);
    EXPECT_EQ(buckets.take("a", 1'000'000), 0);
    EXPECT_GT(buckets.take("a", 1'000'000), 0);
}

TEST(Buckets, TheirNumberIsBounded) {
    Buckets buckets({1, 1}, 10);
    for (int i = 0; i < 10; ++i) buckets.take(std::to_string(i), 0);
    EXPECT_EQ(buckets.size(), 10U);
    buckets.take("one more", 2000);  // the others are full again
    EXPECT_EQ(buckets.size(), 1U);
    for (int i = 0; i < 100; ++i) {
        buckets.take("busy " + std::to_string(i), 2000);
        EXPECT_LE(buckets.size(), 10U);
    }
}

}  // namespace
}  // namespace paraninfo::access
