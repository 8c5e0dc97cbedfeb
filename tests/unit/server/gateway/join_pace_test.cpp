#include "server/gateway/join_pace.hpp"

#include <gtest/gtest.h>

namespace paraninfo::gateway {
namespace {

using namespace std::chrono_literals;

struct JoinPaces : testing::Test {
    TokenBucket::Time now{};
    JoinPace pace{{2, 3}, now};
};

TEST_F(JoinPaces, TheBurstIsAdmittedAndOneMoreIsNot) {
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(pace.admit(Audience::participant, now));
    EXPECT_FALSE(pace.admit(Audience::participant, now));
    EXPECT_FALSE(pace.admit(Audience::hall, now));
    now += 500ms;
    EXPECT_TRUE(pace.admit(Audience::hall, now));
    EXPECT_FALSE(pace.admit(Audience::participant, now));
}

TEST_F(JoinPaces, AStormOfTheAudienceLeavesTheDeskAndTheScreensTheirOwn) {
    for (int i = 0; i < 100; ++i) pace.admit(Audience::participant, now);
    EXPECT_TRUE(pace.admit(Audience::moderator, now));
    EXPECT_TRUE(pace.admit(Audience::screen, now));
    EXPECT_TRUE(pace.admit(Audience::moderator, now));
    EXPECT_FALSE(pace.admit(Audience::moderator, now));
}

}  // namespace
}  // namespace paraninfo::gateway
