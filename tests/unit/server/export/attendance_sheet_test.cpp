#include "server/export/attendance_sheet.hpp"

#include "server/attendance/corrections.hpp"
#include "server/export/attendance_list.hpp"
#include "server/export/correct_command.hpp"
#include "tests/unit/server/export/rig.hpp"

#include <nlohmann/json.hpp>

namespace paraninfo::exports {

TEST(AttendanceSheet, SaysHowLongAndWhetherThatWasEnough) {
    Rig rig;
    rig.seat({"p1", "local", "42", "", "Ana", "es", first_ms}, {});
    rig.hold_session({45, 0});
    rig.hold_session({0, 50});
    rig.hold_session({});
    rig.attend("p1", -10, 20);
    rig.attend("p1", 15, 40);
    rig.attend("p0", 5, 50);
    const auto file = nlohmann::json::parse(rig.make(Sheet::attendance, Format::json));
    const auto& rows = file["sheets"]["attendance"];
    ASSERT_EQ(rows.size(), 6U);
    EXPECT_EQ(rows[0]["person"], "p0");
    EXPECT_TRUE(rows[0]["name"].is_null()) << "whose seat is gone";
    EXPECT_EQ(rows[0]["watching_minutes"], 45);
    EXPECT_EQ(rows[0]["checked_in_minutes"], 0);
    EXPECT_EQ(rows[0]["counted_minutes"], 45);
    EXPECT_EQ(rows[0]["satisfied"], true);
    EXPECT_EQ(rows[1]["external_id"], "42");
    EXPECT_EQ(rows[1]["name"], "Ana");
    EXPECT_EQ(rows[1]["title"], "Opening");
    EXPECT_EQ(rows[1]["connected_minutes"], 40);
    EXPECT_EQ(rows[1]["needed_minutes"], 45);
    EXPECT_EQ(rows[1]["satisfied"], false);
    EXPECT_EQ(rows[3]["needed_minutes"], 30);
    EXPECT_EQ(rows[3]["satisfied"], true);
    EXPECT_TRUE(rows[5]["needed_minutes"].is_null());
    EXPECT_TRUE(rows[5]["satisfied"].is_null());
}

TEST(AttendanceSheet, WhatWasCorrectedCountsBesideWhatWasWatched) {
    Rig rig;
    rig.seat({"p1", "local", "42", "", "Ana", "es", first_ms}, {});
    rig.seat({"p2", "local", "43", "", "Bea", "es", first_ms}, {});
    rig.hold_session({30, 0});
    rig.attend("p1", 0, 10);
    const auto correct = [&](const std::string& person, int minutes, const std::string& reason) {
        return run_correct_command(rig.source(), {"session-0", person, minutes, reason, "Chair"}, first_ms);
    };
    correct("p1", 5, "a mistake");
    EXPECT_EQ(correct("p1", 30, "=was in the hall"), "Ana: 30 minutes of session-0\n");
    correct("p2", 29, "signed the list");
    const auto file = nlohmann::json::parse(rig.make(Sheet::attendance, Format::json));
    const auto& rows = file["sheets"]["attendance"];
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0]["watching_minutes"], 10) << "the original is kept";
    EXPECT_EQ(rows[0]["corrected_minutes"], 30);
    EXPECT_EQ(rows[0]["correction_reason"], "=was in the hall");
    EXPECT_EQ(rows[0]["corrected_by"], "Chair");
    EXPECT_EQ(rows[0]["satisfied"], true);
    EXPECT_EQ(rows[1]["watching_minutes"], 0);
    EXPECT_EQ(rows[1]["satisfied"], false);
    const auto sheet = rig.make(Sheet::attendance, Format::csv);
    EXPECT_NE(sheet.find("\"'=was in the hall\""), std::string::npos);
    EXPECT_EQ(attendance::read_corrections(rig.folder() / "attendance.db", hall.value).size(), 3U);
}

TEST(AttendanceSheet, WhoWasCheckedInWithoutAnyPageIsInTheSheetAndOnTheDesk) {
    Rig rig;
    rig.seat({"p1", "local", "42", "", "Ana", "es", first_ms}, {});
    rig.seat({"p2", "local", "43", "", "Bea", "es", first_ms}, {});
    rig.hold_session({30, 0});
    attendance::Store(rig.folder() / "attendance.db")
        .scans()
        .keep({{hall.value, "key-in", "p1", {attendance::Way::in, first_ms - 60'000}, "chair"},
               {hall.value, "key-out", "p1", {attendance::Way::out, first_ms + 40 * 60'000}, "chair"}},
              [](const std::string&) { return attendance::Spans(); });
    const auto file = nlohmann::json::parse(rig.make(Sheet::attendance, Format::json));
    const auto& rows = file["sheets"]["attendance"];
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0]["checked_in_minutes"], 40);
    EXPECT_EQ(rows[0]["satisfied"], true);
    const auto list = attendance_list(rig.source(), hall, "session-0", first_ms + 3'600'000);
    const auto desk = nlohmann::json::parse(list.value());
    ASSERT_EQ(desk["people"].size(), 2U) << "who was not there is found too";
    EXPECT_EQ(desk["people"][0]["checked_in"], 40);
    EXPECT_EQ(desk["people"][1]["counted"], 0);
    EXPECT_FALSE(attendance_list(rig.source(), hall, "nothing", first_ms));
}

}  // namespace paraninfo::exports
