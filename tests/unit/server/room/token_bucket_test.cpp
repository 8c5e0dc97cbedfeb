#include "server/room/token_bucket.hpp"

#include <gtest/gtest.h>

namespace paraninfo::room {
namespace {

TEST(TokenBucket, ABurstIsFreeAndTheNextMustWait) {
    const Rate rate{.per_second = 0.5, .burst = 2};
    TokenBucket bucket(rate);
    for (int i = 0; i < 2; ++i) {
        EXPECT_EQ(bucket.wait_ms(rate, 1000), 0);
        bucket.take(rate, 1000);
    }
    EXPECT_EQ(bucket.wait_ms(rate, 1000), 2000);
    EXPECT_EQ(bucket.wait_ms(rate, 2999), 1);
    EXPECT_EQ(bucket.wait_ms(rate, 3000), 0);
}

TEST(TokenBucket, FillsNoFurtherThanTheBurst) {
    const Rate rate{.per_second = 10, .burst = 1};
    TokenBucket bucket(rate);
    bucket.take(rate, 0);
    EXPECT_FALSE(bucket.is_full(rate, 50));
    EXPECT_TRUE(bucket.is_full(rate, 100));
    bucket.take(rate, 1'000'000);
    EXPECT_GT(bucket.wait_ms(rate, 1'000'000), 0);
}

TEST(TokenBucket, TimeThatGoesBackGivesNothing) {
    const Rate rate{.per_second = 1, .burst = 1};
    TokenBucket bucket(rate);
    bucket.take(rate, 5000);
    EXPECT_EQ(bucket.wait_ms(rate, 1000), 1000);
}

}  // namespace
}  // namespace paraninfo::room
