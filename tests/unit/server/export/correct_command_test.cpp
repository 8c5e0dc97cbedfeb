#include "server/export/correct_command.hpp"

#include "server/attendance/corrections.hpp"
#include "tests/unit/server/export/rig.hpp"

namespace paraninfo::exports {
namespace {

TEST(CorrectCommand, WhatNamesNothingOrSaysTooMuchIsRefusedAndNothingIsKept) {
    Rig rig;
    rig.seat({"p1", "local", "42", "", "Ana", "es", first_ms}, {});
    rig.hold_session({});
    const CorrectCommand good{"session-0", "p1", 60, "was in the hall", "Chair"};
    const auto refused = [&](auto change) {
        CorrectCommand bad = good;
        change(bad);
        EXPECT_THROW(run_correct_command(rig.source(), bad, first_ms), Error);
    };
    refused([](auto& one) { one.session = "another"; });
    refused([](auto& one) { one.person = "p2"; });
    refused([](auto& one) { one.minutes = 61; });
    refused([](auto& one) { one.minutes = -1; });
    refused([](auto& one) { one.reason = ""; });
    refused([](auto& one) { one.reason = "two\nlines"; });
    refused([](auto& one) { one.reason = std::string(attendance::reason_bytes_max + 1, 'x'); });
    refused([](auto& one) { one.by = std::string(attendance::by_bytes_max + 1, 'x'); });
    const auto file = rig.folder() / "attendance.db";
    EXPECT_TRUE(attendance::read_corrections(file, hall.value).empty());
    run_correct_command(rig.source(), good, first_ms);
    EXPECT_EQ(attendance::read_corrections(file, hall.value),
              (std::vector{attendance::Correction{hall.value, "session-0", "p1", 60, "was in the hall",
                                                  "Chair", first_ms}}));
}

}  // namespace
}  // namespace paraninfo::exports
