#include "protocol/json/door.hpp"

#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

TEST(DoorJson, ScansOfTheSamplesAreRead) {
    const auto samples = samples::load("door.json");
    const auto first = parse_door_scan(samples["scans"][0].dump());
    EXPECT_EQ(first, (DoorScan{"5b1f0c1e-6f3a-4c1d-9a50-0b7c2f5d1e11", "ABCDEFGHIJ234567KLMN", false, 0}));
    const auto second = parse_door_scan(samples["scans"][1].dump());
    ASSERT_TRUE(second);
    EXPECT_TRUE(second->out);
    EXPECT_EQ(second->ago_ms, 3'600'000);
    for (const auto& bad : samples["scans_refused"]) EXPECT_FALSE(parse_door_scan(bad.dump())) << bad;
    EXPECT_FALSE(parse_door_scan("[]"));
    EXPECT_FALSE(parse_door_scan("{"));
}

TEST(DoorJson, ACodeIsAtMost64Bytes) {
    auto scan = samples::load("door.json")["scans"][0];
    scan["code"] = std::string(64, 'A');
    EXPECT_TRUE(parse_door_scan(scan.dump()));
    scan["code"] = std::string(65, 'A');
    EXPECT_FALSE(parse_door_scan(scan.dump()));
}

TEST(DoorJson, CorrectionsOfTheSamplesAreRead) {
    const auto samples = samples::load("door.json");
    const auto read = parse_attendance_correction(samples["corrections"][0].dump());
    EXPECT_EQ(read, (AttendanceCorrection{"5b1f0c1e-6f3a-4c1d-9a50-0b7c2f5d1e13", "opening",
                                          "pERSON0123456789", 45, "signed the list"}));
    for (const auto& bad : samples["corrections_refused"])
        EXPECT_FALSE(parse_attendance_correction(bad.dump())) << bad;
}

}  // namespace
}  // namespace paraninfo::json
