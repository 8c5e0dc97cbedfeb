#include "server/ballots/batch.hpp"

#include <gtest/gtest.h>

namespace paraninfo::ballots {
namespace {

using namespace std::chrono_literals;

TEST(Batch, ACrowdWaitsTheLeastTimeAndFewTheMost) {
    EXPECT_EQ(due_in(batch_least, 9'000ms), 1'000ms);
    EXPECT_EQ(due_in(batch_least, 10'000ms), 0ms);
    EXPECT_EQ(due_in(batch_least - 1, 10'000ms), 50'000ms);
    EXPECT_EQ(due_in(1, 60'000ms), 0ms);
    EXPECT_EQ(due_in(1, 90'000ms), 0ms);
}

}  // namespace
}  // namespace paraninfo::ballots
