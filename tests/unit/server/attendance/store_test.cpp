#include "server/attendance/store.hpp"

#include "server/attendance/corrections.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

namespace paraninfo::attendance {
namespace {

const Interval early{{"ana", "auditorium", "page-one", Kind::connected, 100}, 200};
const Interval late{{"ana", "auditorium", "page-one", Kind::watching, 150}, 900};
const Interval elsewhere{{"bea", "library", "page-two", Kind::connected, 100}, 500};

TEST(AttendanceStore, RowsComeBackAsTheyWereAndOnlyOfTheRoomAndTheTime) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "attendance.db";
    Store store(file);
    store.commit({early, late, elsewhere});
    EXPECT_EQ(read_intervals(file, "auditorium", {0, 1000}), (std::vector{early, late}));
    EXPECT_EQ(read_intervals(file, "auditorium", {200, 1000}), std::vector{late});
    EXPECT_EQ(read_intervals(file, "auditorium", {0, 150}), std::vector{early});
    EXPECT_EQ(store.ending_since(500), (std::vector{late, elsewhere}));
    EXPECT_TRUE(read_intervals(folder.path() / "none.db", "auditorium", {0, 1000}).empty());
}

TEST(AttendanceStore, AnEndOnlyMovesOn) {
    const test::TemporaryFolder folder;
    Store store(folder.path() / "attendance.db");
    store.commit({early});
    store.commit({{early.key, 150}});
    EXPECT_EQ(store.ending_since(0), std::vector{early});
    store.commit({{early.key, 300}});
    EXPECT_EQ(store.ending_since(0).front().to_ms, 300);
}

TEST(AttendanceStore, CorrectionsAreErasedWithTheIntervals) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "attendance.db";
    keep_correction(file, {"auditorium", "opening", "ana", 10, "early", "Chair", 100});
    keep_correction(file, {"auditorium", "opening", "ana", 20, "late", "Chair", 900});
    EXPECT_EQ(read_corrections(file, "auditorium").size(), 2U);
    EXPECT_TRUE(read_corrections(file, "library").empty());
    Store(file).erase_before(500);
    ASSERT_EQ(read_corrections(file, "auditorium").size(), 1U);
    EXPECT_EQ(read_corrections(file, "auditorium").front().reason, "late");
}

// The first layout had no corrections.
TEST(AttendanceStore, AFileOfTheFirstLayoutIsReadAndBroughtToTheNewest) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "attendance.db";
    Store(file).commit({early});
    database::Database::open(file).execute(
        "DROP TABLE corrections; DROP TABLE scans; PRAGMA user_version = 1");
    EXPECT_TRUE(read_corrections(file, "auditorium").empty());
    EXPECT_EQ(read_intervals(file, "auditorium", {0, 1000}), std::vector{early});
    EXPECT_EQ(Store(file).ending_since(0), std::vector{early});
    keep_correction(file, {"auditorium", "opening", "ana", 10, "early", "Chair", 100});
    EXPECT_EQ(read_corrections(file, "auditorium").size(), 1U);
}

// The second had no scans, and corrections from the command line alone.
TEST(AttendanceStore, AFileOfTheSecondLayoutIsReadAndBroughtToTheNewest) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "attendance.db";
    keep_correction(file, {"auditorium", "opening", "ana", 10, "early", "Chair", 100});
    database::Database::open(file).execute(
        "DROP TABLE scans; DROP INDEX corrections_key; ALTER TABLE corrections DROP COLUMN by_person; "
        "ALTER TABLE corrections DROP COLUMN key; PRAGMA user_version = 2");
    EXPECT_TRUE(read_passages(file, "auditorium").empty());
    EXPECT_EQ(read_corrections(file, "auditorium").size(), 1U);
    Store(file).scans().keep({{"auditorium", "key", "ana", {Way::in, 100}, "chair"}},
                             [](const std::string&) { return Spans(); });
    EXPECT_EQ(read_passages(file, "auditorium").size(), 1U);
    EXPECT_EQ(read_corrections(file, "auditorium").size(), 1U);
}

TEST(AttendanceStore, ACorrectionOfTheSameKeyIsKeptOnce) {
    const test::TemporaryFolder folder;
    const auto file = folder.path() / "attendance.db";
    const Correction correction{"auditorium", "opening", "ana", 10, "why", "Chair", 100, "chair", "key-one"};
    keep_correction(file, correction);
    keep_correction(file, correction);
    EXPECT_EQ(read_corrections(file, "auditorium").size(), 1U);
}

TEST(AttendanceStore, ErasesWhatEndedBefore) {
    const test::TemporaryFolder folder;
    Store store(folder.path() / "attendance.db");
    store.commit({early, late, elsewhere});
    EXPECT_EQ(store.erase_before(500), 1);
    EXPECT_EQ(store.ending_since(0).size(), 2U);
}

}  // namespace
}  // namespace paraninfo::attendance
