#include "server/workers/credit.hpp"

#include <gtest/gtest.h>

namespace paraninfo::workers {
namespace {

using media_link::credit_bytes_max;
using media_link::credit_bytes_per_second;
using std::chrono::milliseconds;
using std::chrono::seconds;

const Credit::Time start{};

TEST(Credit, HoldsAtItsLimitAndNotOneOver) {
    Credit credit{start};
    EXPECT_TRUE(credit.take(credit_bytes_max, start));
    EXPECT_FALSE(credit.take(1, start));
}

TEST(Credit, FlowsBackWithTime) {
    Credit credit{start};
    credit.take(credit_bytes_max, start);
    EXPECT_FALSE(credit.take(credit_bytes_per_second, start + milliseconds{999}));
    EXPECT_TRUE(credit.take(credit_bytes_per_second / 1000 * 1000, start + seconds{1}));
}

TEST(Credit, NeverGrowsOverItsLimit) {
    Credit credit{start};
    EXPECT_FALSE(credit.take(credit_bytes_max + 1, start + std::chrono::hours{24}));
    EXPECT_TRUE(credit.take(credit_bytes_max, start + std::chrono::hours{24}));
}

TEST(Credit, ManySmallTakesRefillAsOneLargeOne) {
    Credit credit{start};
    credit.take(credit_bytes_max, start);
    Credit::Time now = start;
    for (int i = 0; i < 1000; ++i) {
        now += milliseconds{1};
        ASSERT_TRUE(credit.take(credit_bytes_per_second / 1000, now));
    }
    EXPECT_FALSE(credit.take(1, now));
}

}  // namespace
}  // namespace paraninfo::workers
