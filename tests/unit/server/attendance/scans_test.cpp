// Scans over a real file, kept by the whole of attendance with a clock turned by hand.
#include "server/attendance/scans.hpp"

#include "server/attendance/attendance.hpp"
#include "tests/unit/server/attendance/times.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace paraninfo::attendance {
namespace {

class Scans : public testing::Test {
  protected:
    std::optional<DoorAnswer> scan(const std::string& key, Way way, std::int64_t at_ms,
                                   const std::string& person = "ana") {
        std::optional<DoorAnswer> answer;
        const bool taken = attendance.check_in({"auditorium", key, person, {way, at_ms}, "chair"},
                                               [&](std::optional<DoorAnswer> done) { answer = done; });
        EXPECT_TRUE(taken);
        EXPECT_FALSE(answer) << "before it is durable";
        attendance.step();
        return answer;
    }
    Spans inside(std::int64_t until_ms) const {
        const auto passages = read_passages(folder.path() / "attendance.db", "auditorium");
        Spans spans;
        for (const auto& row : checked_in(passages, "auditorium", {}, until_ms)) spans.push_back(row.span());
        return spans;
    }

    test::TemporaryFolder folder;
    std::int64_t now = 1'790'000'000'000;
    Attendance attendance{{folder.path(), 30, [this] { return now; }, false}};
};

TEST_F(Scans, AreKeptAndGiveTheTimeInside) {
    EXPECT_EQ(scan("key-one", Way::in, now), (DoorAnswer{DoorState::in, now}));
    EXPECT_EQ(scan("key-two", Way::out, now + hour), (DoorAnswer{DoorState::out, now}));
    EXPECT_EQ(inside(now + 2 * hour), (Spans{{now, now + hour}}));
    EXPECT_TRUE(read_passages(folder.path() / "attendance.db", "library").empty());
}

TEST_F(Scans, TheSameKeyAgainIsTheSameScanAndGetsItsAnswer) {
    scan("key-one", Way::in, now);
    EXPECT_EQ(scan("key-one", Way::in, now + 5000)->state, DoorState::in) << "not already in";
    EXPECT_EQ(read_passages(folder.path() / "attendance.db", "auditorium").at("ana").size(), 1U);
}

TEST_F(Scans, OneThatWasMadeWithoutANetworkCountsAtItsOwnTime) {
    scan("key-out", Way::out, now + 2 * hour);
    EXPECT_EQ(scan("key-in", Way::in, now + hour)->state, DoorState::in);
    EXPECT_EQ(inside(now + 9 * hour), (Spans{{now + hour, now + 2 * hour}}));
}

TEST_F(Scans, AFullQueueRefuses) {
    for (std::size_t i = 0; i < scans_waiting_max; ++i)
        attendance.check_in({"auditorium", std::to_string(i), "ana", {}, "chair"}, [](auto) {});
    EXPECT_FALSE(attendance.check_in({"auditorium", "more", "ana", {}, "chair"}, [](auto) {}));
    attendance.step();
}

TEST_F(Scans, AreErasedWithTheIntervals) {
    scan("key-one", Way::in, now);
    now += 32 * day_ms;
    attendance.step();
    EXPECT_TRUE(read_passages(folder.path() / "attendance.db", "auditorium").empty());
}

TEST(ScansFile, OneThatIsNotThereHasNone) {
    EXPECT_TRUE(read_passages("/nowhere/attendance.db", "auditorium").empty());
}

}  // namespace
}  // namespace paraninfo::attendance
