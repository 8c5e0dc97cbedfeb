#include "protocol/json/device_check.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace paraninfo::json {
namespace {

using Value = nlohmann::json;

Value whole_check() {
    return {{"camera", {{"width", 1280}, {"height", 720}, {"fps", 30}}},
            {"microphone", -2100},
            {"speaker", true},
            {"screen", false}};
}

// The first member that is wrong; nothing: it was read.
std::optional<std::string> wrong_in_check(const Value& params) {
    Members members(params);
    read_report_check(members);
    return members.problem();
}

std::optional<std::string> wrong_check_with(const char* member, const Value& value) {
    Value params = whole_check();
    params[member] = value;
    return wrong_in_check(params);
}

TEST(DeviceCheckJson, IsReadAsItWasFound) {
    const Value params = whole_check();
    Members members(params);
    EXPECT_EQ(read_report_check(members).check, (DeviceCheck{{}, 1280, 720, 30, -2100, true, false}));
    EXPECT_EQ(members.problem(), std::nullopt);
    EXPECT_EQ(wrong_check_with("camera", nullptr), std::nullopt);
    EXPECT_EQ(wrong_check_with("microphone", nullptr), std::nullopt);
}

TEST(DeviceCheckJson, EveryFigureHasItsLimits) {
    EXPECT_EQ(wrong_check_with("microphone", -10'000), std::nullopt);
    EXPECT_EQ(wrong_check_with("microphone", -10'001), "microphone");
    EXPECT_EQ(wrong_check_with("microphone", 1), "microphone");
    const auto camera = [](int width, int height, int fps) {
        return wrong_check_with("camera", {{"width", width}, {"height", height}, {"fps", fps}});
    };
    EXPECT_EQ(camera(check_side_max, 1, check_fps_max), std::nullopt);
    EXPECT_EQ(camera(check_side_max + 1, 1, 30), "camera");
    EXPECT_EQ(camera(0, 720, 30), "camera");
    EXPECT_EQ(camera(1280, 720, check_fps_max + 1), "camera");
    EXPECT_EQ(wrong_check_with("camera", {{"width", 1280}}), "camera");
    EXPECT_EQ(wrong_check_with("camera", "a good one"), "camera");
}

TEST(DeviceCheckJson, NothingIsLeftOutAndNobodySaysWhoseItIs) {
    for (const char* member : {"camera", "microphone", "speaker", "screen"}) {
        Value params = whole_check();
        params.erase(member);
        EXPECT_EQ(wrong_in_check(params), member);
    }
    EXPECT_EQ(wrong_check_with("person", "somebody"), "person");
}

}  // namespace
}  // namespace paraninfo::json
