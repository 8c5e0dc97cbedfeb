#include "server/observe/clock.hpp"

#include <gtest/gtest.h>

namespace paraninfo::observe {
namespace {

TEST(Clock, ATimeIsWrittenInUtcToTheMillisecond) {
    EXPECT_EQ(iso_time(1'805'185'800'250), "2027-03-16T08:30:00.250Z");
    EXPECT_EQ(iso_time(0), "1970-01-01T00:00:00.000Z");
}

TEST(Clock, ATimeBefore1970KeepsItsPlaceInTheSecond) {
    EXPECT_EQ(iso_time(-1), "1969-12-31T23:59:59.999Z");
}

TEST(Clock, ListsHaveWholeSeconds) {
    EXPECT_EQ(iso_seconds(1'805'185'800), "2027-03-16T08:30:00Z");
}

TEST(Clock, TheWallClockIsAfterThisWasWritten) {
    EXPECT_GT(wall_ms(), 1'700'000'000'000);
}

}  // namespace
}  // namespace paraninfo::observe
