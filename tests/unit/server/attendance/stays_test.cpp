#include "server/attendance/stays.hpp"

#include <gtest/gtest.h>

namespace paraninfo::attendance {
namespace {

constexpr std::int64_t one_hour = 3'600'000;
// Two days from nine to eighteen, counted in hours from a midnight.
const Spans days{{9 * one_hour, 18 * one_hour}, {33 * one_hour, 42 * one_hour}};

class StaysTest : public testing::Test {
  protected:
    DoorState in(std::int64_t at) { return stays.pass({Way::in, at}).state; }
    DoorState out(std::int64_t at) { return stays.pass({Way::out, at}).state; }

    Stays stays{days};
};

TEST_F(StaysTest, InAndOutGiveATimeInside) {
    EXPECT_EQ(in(9 * one_hour), DoorState::in);
    EXPECT_EQ(stays.pass({Way::out, 10 * one_hour}), (DoorAnswer{DoorState::out, 9 * one_hour}));
    EXPECT_EQ(in(11 * one_hour), DoorState::in);
    EXPECT_EQ(out(12 * one_hour), DoorState::out);
    EXPECT_EQ(stays.until(13 * one_hour),
              (Spans{{9 * one_hour, 10 * one_hour}, {11 * one_hour, 12 * one_hour}}));
}

TEST_F(StaysTest, ASecondScanInChangesNothingAndSaysSinceWhen) {
    in(9 * one_hour);
    EXPECT_EQ(stays.pass({Way::in, 10 * one_hour}), (DoorAnswer{DoorState::already_in, 9 * one_hour}));
    EXPECT_EQ(stays.until(11 * one_hour), (Spans{{9 * one_hour, 11 * one_hour}}));
}

TEST_F(StaysTest, WhoWasNotInIsNotLetOutAndNothingCounts) {
    EXPECT_EQ(out(10 * one_hour), DoorState::not_in);
    EXPECT_TRUE(stays.until(20 * one_hour).empty());
}

TEST_F(StaysTest, AForgottenScanOutEndsWithTheDaysLastSession) {
    in(9 * one_hour);
    EXPECT_EQ(stays.until(30 * one_hour), (Spans{{9 * one_hour, 18 * one_hour}}));
    EXPECT_EQ(in(33 * one_hour), DoorState::in) << "the next morning";
    EXPECT_EQ(stays.until(34 * one_hour),
              (Spans{{9 * one_hour, 18 * one_hour}, {33 * one_hour, 34 * one_hour}}));
}

TEST_F(StaysTest, WhoLeavesAfterTheLastSessionIsStillScannedOut) {
    in(9 * one_hour);
    EXPECT_EQ(out(19 * one_hour), DoorState::out);
    EXPECT_EQ(stays.until(30 * one_hour), (Spans{{9 * one_hour, 19 * one_hour}}));
}

TEST_F(StaysTest, ButNotTheNextMorning) {
    in(9 * one_hour);
    EXPECT_EQ(out(18 * one_hour + late_out_ms), DoorState::not_in);
    EXPECT_EQ(stays.until(40 * one_hour), (Spans{{9 * one_hour, 18 * one_hour}}));
}

TEST_F(StaysTest, AScanOfTheEveningDoesNotReachTheNextDay) {
    EXPECT_EQ(in(20 * one_hour), DoorState::in);
    EXPECT_EQ(stays.until(40 * one_hour), (Spans{{20 * one_hour, 33 * one_hour - doors_open_ms}}));
}

TEST_F(StaysTest, WithoutAnAgendaItEndsAfterTwelveHours) {
    const Spans none;
    Stays alone(none);
    alone.pass({Way::in, one_hour});
    EXPECT_EQ(alone.until(40 * one_hour), (Spans{{one_hour, one_hour + without_day_ms}}));
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
