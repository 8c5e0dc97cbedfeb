#include "server/attendance/stays.hpp"

#include "tests/unit/server/attendance/times.hpp"

#include <gtest/gtest.h>

namespace paraninfo::attendance {
namespace {

// Two days from nine to eighteen, counted in hours from a midnight.
const Spans days{{9 * hour, 18 * hour}, {33 * hour, 42 * hour}};

class StaysTest : public testing::Test {
  protected:
    DoorState in(std::int64_t at) { return stays.pass({Way::in, at}).state; }
    DoorState out(std::int64_t at) { return stays.pass({Way::out, at}).state; }

    Stays stays{days};
};

TEST_F(StaysTest, InAndOutGiveATimeInside) {
    EXPECT_EQ(in(9 * hour), DoorState::in);
    EXPECT_EQ(stays.pass({Way::out, 10 * hour}), (DoorAnswer{DoorState::out, 9 * hour}));
    EXPECT_EQ(in(11 * hour), DoorState::in);
    EXPECT_EQ(out(12 * hour), DoorState::out);
    EXPECT_EQ(stays.until(13 * hour), (Spans{{9 * hour, 10 * hour}, {11 * hour, 12 * hour}}));
}

TEST_F(StaysTest, ASecondScanInChangesNothingAndSaysSinceWhen) {
    in(9 * hour);
    EXPECT_EQ(stays.pass({Way::in, 10 * hour}), (DoorAnswer{DoorState::already_in, 9 * hour}));
    EXPECT_EQ(stays.until(11 * hour), (Spans{{9 * hour, 11 * hour}}));
}

TEST_F(StaysTest, WhoWasNotInIsNotLetOutAndNothingCounts) {
    EXPECT_EQ(out(10 * hour), DoorState::not_in);
    EXPECT_TRUE(stays.until(20 * hour).empty());
}

TEST_F(StaysTest, AForgottenScanOutEndsWithTheDaysLastSession) {
    in(9 * hour);
    EXPECT_EQ(stays.until(30 * hour), (Spans{{9 * hour, 18 * hour}}));
    EXPECT_EQ(in(33 * hour), DoorState::in) << "the next morning";
    EXPECT_EQ(stays.until(34 * hour), (Spans{{9 * hour, 18 * hour}, {33 * hour, 34 * hour}}));
}

TEST_F(StaysTest, WhoLeavesAfterTheLastSessionIsStillScannedOut) {
    in(9 * hour);
    EXPECT_EQ(out(19 * hour), DoorState::out);
    EXPECT_EQ(stays.until(30 * hour), (Spans{{9 * hour, 19 * hour}}));
}

TEST_F(StaysTest, ButNotTheNextMorning) {
    in(9 * hour);
    EXPECT_EQ(out(18 * hour + late_out_ms), DoorState::not_in);
    EXPECT_EQ(stays.until(40 * hour), (Spans{{9 * hour, 18 * hour}}));
}

TEST_F(StaysTest, AScanOfTheEveningDoesNotReachTheNextDay) {
    EXPECT_EQ(in(20 * hour), DoorState::in);
    EXPECT_EQ(stays.until(40 * hour), (Spans{{20 * hour, 33 * hour - doors_open_ms}}));
}

TEST_F(StaysTest, WithoutAnAgendaItEndsAfterTwelveHours) {
    const Spans none;
    Stays alone(none);
    alone.pass({Way::in, hour});
    EXPECT_EQ(alone.until(40 * hour), (Spans{{hour, hour + without_day_ms}}));
}

TEST(StaysDays, AreThoseOfTheRoomByTheDateOfTheirSessions) {
    const auto session = [](const char* room, const char* starts, std::int64_t from, std::int64_t to) {
        config::Session one;
        one.room = room;
        one.starts = starts;
        one.starts_ms = from;
        one.ends_ms = to;
        return one;
    };
    EXPECT_EQ(days_of({session("a", "2026-11-25T09:00", 9, 10), session("a", "2026-11-25T23:30", 23, 26),
                       session("b", "2026-11-25T07:00", 7, 8), session("a", "2026-11-26T09:00", 33, 34)},
                      "a"),
              (Spans{{9, 26}, {33, 34}}));
}

}  // namespace
}  // namespace paraninfo::attendance
