#include "server/app/programme_times.hpp"

#include "tests/unit/server/app/people_of_room.hpp"

#include <gtest/gtest.h>

namespace paraninfo::app {
namespace {

TEST(ProgrammeTimes, ARoomWithoutAPictureHasNone) {
    const ProgrammeTimes times;
    EXPECT_EQ(times.programme_time(room), std::nullopt);
}

TEST(ProgrammeTimes, AreMillisecondsSinceTheAnchorWhateverTheWallClockSays) {
    std::int64_t now_ns = 90'000'000'000;
    ProgrammeTimes times{[&] { return now_ns; }};
    times.open(room, "first", {1'790'000'000'000, 90'000'000'000});
    EXPECT_EQ(times.programme_time(room), (ProgrammeTime{"first", 0}));
    now_ns += 61'234'600'000;
    EXPECT_EQ(times.programme_time(room), (ProgrammeTime{"first", 61'235}));
    EXPECT_EQ(times.programme_time({"table-1"}), std::nullopt);
}

TEST(ProgrammeTimes, BeginAnewWithTheNextPublication) {
    std::int64_t now_ns = 100'000'000;
    ProgrammeTimes times{[&] { return now_ns; }};
    times.open(room, "first", {0, 0});
    times.open(room, "second", {0, 100'000'000});
    now_ns += 5'000'000;
    EXPECT_EQ(times.programme_time(room), (ProgrammeTime{"second", 5}));
}

}  // namespace
}  // namespace paraninfo::app
