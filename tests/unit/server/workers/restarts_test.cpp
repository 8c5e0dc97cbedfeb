#include "server/workers/restarts.hpp"

#include <gtest/gtest.h>

namespace paraninfo::workers {
namespace {

using std::chrono::seconds;

const Restarts::Time start{std::chrono::hours{1}};

TEST(Restarts, TheFirstFewAreAllowedAtOnce) {
    Restarts restarts{3};
    restarts.started(start);
    restarts.started(start);
    EXPECT_EQ(restarts.next(start), start);
}

TEST(Restarts, OneOverTheLimitWaitsForTheOldestsMinute) {
    Restarts restarts{2};
    restarts.started(start);
    restarts.started(start + seconds{10});
    EXPECT_EQ(restarts.next(start + seconds{20}), start + seconds{60});
    EXPECT_EQ(restarts.next(start + seconds{60}), start + seconds{60});
}

}  // namespace
}  // namespace paraninfo::workers
