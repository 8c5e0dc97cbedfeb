#include "server/attendance/report.hpp"

#include <gtest/gtest.h>

namespace paraninfo::attendance {
namespace {

constexpr std::int64_t minute = 60'000;
constexpr Span session{100 * minute, 160 * minute};

Interval interval(const std::string& person, const std::string& page, Kind kind, std::int64_t from,
                  std::int64_t to) {
    return {{person, "auditorium", page, kind, from * minute}, to * minute};
}

TEST(AttendanceReport, TheUnionOverAllDevicesCountsWithinTheSession) {
    const auto all = attended({interval("ana", "phone", Kind::watching, 90, 120),
                               interval("ana", "laptop", Kind::watching, 110, 130),
                               interval("ana", "laptop", Kind::connected, 90, 170),
                               interval("bea", "phone", Kind::connected, 150, 155)},
                              session);
    EXPECT_EQ(all.at("ana"), (Attended{60 * minute, 30 * minute, 0, 30 * minute}));
    EXPECT_EQ(all.at("bea"), (Attended{5 * minute, 0, 0, 0}));
}

TEST(AttendanceReport, WatchedAndCheckedInCountOnce) {
    const auto all = attended({interval("ana", "phone", Kind::watching, 100, 120),
                               interval("ana", "door", Kind::checked_in, 110, 140),
                               interval("bea", "door", Kind::checked_in, 90, 101)},
                              session);
    EXPECT_EQ(all.at("ana"), (Attended{0, 20 * minute, 30 * minute, 40 * minute}));
    EXPECT_EQ(all.at("bea"), (Attended{0, 0, minute, minute})) << "without any page";
}

TEST(AttendanceReport, WhoWasNotThereInItsTimeIsNotInIt) {
    EXPECT_TRUE(attended({interval("ana", "phone", Kind::connected, 10, 100)}, session).empty());
}

TEST(AttendanceReport, AGapAtTheEdgeOfTheSessionIsBridgedAsOneWithin) {
    const auto edge = session.from_ms;
    const auto all = attended({{{"ana", "auditorium", "one", Kind::connected, edge - minute}, edge - 4000},
                               {{"ana", "auditorium", "two", Kind::connected, edge + 4000}, edge + minute}},
                              session);
    EXPECT_EQ(all.at("ana").connected_ms, minute);
}

TEST(AttendanceReport, TheRuleIsMinutesOrPercentOrNone) {
    config::Session agenda;
    agenda.starts_ms = session.from_ms;
    agenda.ends_ms = session.to_ms;
    EXPECT_EQ(needed_ms(agenda), std::nullopt);
    agenda.attendance.percent = 75;
    EXPECT_EQ(needed_ms(agenda), 45 * minute);
    agenda.attendance = {20, 0};
    EXPECT_EQ(needed_ms(agenda), 20 * minute);
}

}  // namespace
}  // namespace paraninfo::attendance
