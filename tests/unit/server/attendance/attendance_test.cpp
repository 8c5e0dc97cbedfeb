// The whole of attendance over a real file, with a clock turned by hand.
#include "server/attendance/attendance.hpp"

#include "tests/unit/server/attendance/times.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <sstream>

namespace paraninfo::attendance {
namespace {

class AttendanceTest : public testing::Test {
  protected:
    AttendanceTest() { open(); }

    void open() { attendance = std::make_unique<Attendance>(options(folder.path())); }
    Options options(const std::filesystem::path& data_dir) {
        return {data_dir, 30, [this] { return now; }, false};
    }
    void sign(std::int64_t after_ms, bool watching = true) {
        now += after_ms;
        EXPECT_EQ(attendance->take({"ana", "auditorium", "page-one", watching}), Taken::yes);
    }
    Spans kept(const std::filesystem::path& data_dir) const {
        Spans spans;
        for (const auto& row : read_intervals(data_dir / "attendance.db", "auditorium", {0, now + day_ms}))
            if (row.key.kind == Kind::watching) spans.push_back(row.span());
        return union_of(spans, 0);
    }

    test::TemporaryFolder folder;
    std::int64_t now = 1'790'000'000'000;
    const std::int64_t start = now;
    std::unique_ptr<Attendance> attendance;
};

TEST_F(AttendanceTest, ACrashLosesWhatIsYoungerThanTheLastCommitAndNothingElse) {
    sign(0);
    sign(20'000);
    attendance->step();
    sign(20'000);
    // As a kill leaves the disk: a copy of the files while the process still has the rest in memory.
    const test::TemporaryFolder after;
    std::filesystem::copy(folder.path(), after.path(), std::filesystem::copy_options::recursive);
    EXPECT_EQ(kept(after.path()), (Spans{{start, start + 20'000}}));

    // The server is back and the page, which knows nothing of it, goes on.
    attendance = std::make_unique<Attendance>(options(after.path()));
    sign(20'000);
    attendance->step();
    EXPECT_EQ(kept(after.path()), (Spans{{start, start + 60'000}}));
}

TEST_F(AttendanceTest, AServerThatStaysAwayEndsTheIntervalWithItsLastSignOfLife) {
    sign(0);
    sign(20'000);
    attendance.reset();
    now += silence_max_ms + 1;
    open();
    sign(0);
    sign(20'000);
    attendance->step();
    EXPECT_EQ(kept(folder.path()), (Spans{{start, start + 20'000}, {now - 20'000, now}}));
}

TEST_F(AttendanceTest, AStopCommitsWhatWasTaken) {
    sign(0);
    sign(20'000);
    attendance.reset();
    EXPECT_EQ(kept(folder.path()), (Spans{{start, start + 20'000}}));
}

TEST_F(AttendanceTest, WhatIsTooOldIsErasedAtTheStart) {
    sign(0);
    sign(20'000);
    attendance.reset();
    now += 30 * day_ms;
    open();
    EXPECT_EQ(kept(folder.path()).size(), 1U) << "thirty days are kept";
    now += 1;
    open();
    EXPECT_TRUE(kept(folder.path()).empty());
}

TEST_F(AttendanceTest, AndOnceADayAndItsBytesAreGone) {
    attendance->take({"a-name-to-be-found", "auditorium", "page-two", true});
    attendance->step();
    const auto bytes = [&] {
        std::stringstream all;
        for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
            all << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        return all.str();
    };
    EXPECT_NE(bytes().find("a-name-to-be-found"), std::string::npos);
    now += 30 * day_ms - 1;
    attendance->step();
    EXPECT_NE(bytes().find("a-name-to-be-found"), std::string::npos);
    now += day_ms;
    attendance->step();
    EXPECT_EQ(bytes().find("a-name-to-be-found"), std::string::npos);
}

}  // namespace
}  // namespace paraninfo::attendance
