#include "server/gateway/token_bucket.hpp"

#include <gtest/gtest.h>

namespace paraninfo::gateway {
namespace {

using namespace std::chrono_literals;

TEST(TokenBucket, GivesItsBurstAtOnceThenItsRate) {
    TokenBucket::Time now{};
    TokenBucket bucket({2, 3}, now);
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(bucket.take(now));
    EXPECT_FALSE(bucket.take(now));
    EXPECT_LE(bucket.wait(), 501ms);
    now += 500ms;
    EXPECT_TRUE(bucket.take(now));
    EXPECT_FALSE(bucket.take(now));
}

TEST(TokenBucket, NeverHoldsMoreThanItsBurst) {
    TokenBucket::Time now{};
    TokenBucket bucket({100, 2}, now);
    now += 1h;
    EXPECT_TRUE(bucket.take(now));
    EXPECT_TRUE(bucket.take(now));
    EXPECT_FALSE(bucket.take(now));
}

}  // namespace
}  // namespace paraninfo::gateway
