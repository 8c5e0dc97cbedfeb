#include "media/ingest/refusals.hpp"

#include <gtest/gtest.h>

namespace paraninfo::ingest {
namespace {

TEST(Refusals, AreTold) {
    Refusals refusals;
    const Time now{std::chrono::hours{1}};
    EXPECT_TRUE(refusals.due(now).empty());
    refusals.add({"main", 403});
    EXPECT_EQ(refusals.due(now), (std::vector{Refusal{"main", 403}}));
    EXPECT_TRUE(refusals.due(now).empty());
}

TEST(Refusals, AFloodIsCountedAndNotTold) {
    Refusals refusals;
    const Time now{std::chrono::hours{1}};
    for (int i = 0; i < 5000; ++i) refusals.add({"main", 409});
    EXPECT_EQ(refusals.due(now).size(), 10U);
    refusals.add({"main", 403});
    EXPECT_TRUE(refusals.due(now + std::chrono::milliseconds{999}).empty());
    EXPECT_EQ(refusals.due(now + std::chrono::seconds{1}).size(), 1U);
    EXPECT_EQ(refusals.count(), 5001U);
}

}  // namespace
}  // namespace paraninfo::ingest
