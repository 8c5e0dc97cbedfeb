#include "server/workers/credit.hpp"

#include <gtest/gtest.h>

namespace paraninfo::workers {
namespace {

using media_link::credit_bytes_max;
using media_link::credit_bytes_per_second;
using std::chrono::milliseconds;
using std::chrono::seconds;

const Credit::Time beginning{};

TEST(Credit, HoldsAtItsLimitAndNotOneOver) {
    Credit credit{beginning};
    EXPECT_TRUE(credit.take(credit_bytes_max, beginning));
    EXPECT_FALSE(credit.take(1, beginning));
}

TEST(Credit, FlowsBackWithTime) {
    Credit credit{beginning};
    credit.take(credit_bytes_max, beginning);
    EXPECT_FALSE(credit.take(credit_bytes_per_second, beginning + milliseconds{999}));
    EXPECT_TRUE(credit.take(credit_bytes_per_second / 1000 * 1000, beginning + seconds{1}));
}

TEST(Credit, NeverGrowsOverItsLimit) {
    Credit credit{beginning};
    EXPECT_FALSE(credit.take(credit_bytes_max + 1, beginning + std::chrono::hours{24}));
    EXPECT_TRUE(credit.take(credit_bytes_max, beginning + std::chrono::hours{24}));
}

TEST(Credit, ManySmallTakesRefillAsOneLargeOne) {
    Credit credit{beginning};
    credit.take(credit_bytes_max, beginning);
    Credit::Time now = beginning;
    for (int i = 0; i < 1000; ++i) {
        now += milliseconds{1};
        ASSERT_TRUE(credit.take(credit_bytes_per_second / 1000, now));
    }
    EXPECT_FALSE(credit.take(1, now));
}

}  // namespace
}  // namespace paraninfo::workers
