#include "protocol/json/device_check.hpp"

#include <optional>
#include <utility>

namespace paraninfo::json {

namespace {

constexpr std::int32_t quietest = -10'000;  // hundredths of dBFS

void read_camera(Members& members, DeviceCheck& check) {
    const nlohmann::json& value = members.required("camera");
    if (value.is_null()) return;
    if (!value.is_object()) return members.wrong("camera");
    Members inner(value);
    check.width = inner.within("width", 1, check_side_max);
    check.height = inner.within("height", 1, check_side_max);
    check.fps = inner.within("fps", 0, check_fps_max);
    if (inner.problem()) members.wrong("camera");
}

// What was found, without whose it is and when.
DeviceCheck read_found(Members& members) {
    DeviceCheck check;
    read_camera(members, check);
    const bool has_microphone = !members.required("microphone").is_null();
    if (has_microphone) check.microphone = members.within("microphone", quietest, 0);
    check.speaker = members.truth("speaker");
    check.screen = members.truth("screen");
    return check;
}

void write_found(Writer& to, const DeviceCheck& check) {
    to.key("camera");
    if (check.width > 0) {
        to.open_object().member("width", check.width).member("height", check.height);
        to.member("fps", check.fps).close_object();
    } else {
        to.null();
    }
    if (check.microphone)
        to.member("microphone", *check.microphone);
    else
        to.key("microphone").null();
    to.member("speaker", check.speaker).member("screen", check.screen);
}

std::optional<DeviceCheck> read_kept_check(const nlohmann::json& value) {
    if (!value.is_object()) return std::nullopt;
    Members one(value);
    DeviceCheck check = read_found(one);
    check.person.value = one.text("person");
    check.at_ms = one.integer("at");
    return one.problem() ? std::nullopt : std::optional(std::move(check));
}

}  // namespace

ReportCheck read_report_check(Members& members) {
    return {read_found(members)};
}

void write_check(Writer& to, const DeviceCheck& check) {
    to.open_object().member("person", check.person.value);
    write_found(to, check);
    to.member("at", check.at_ms).close_object();
}

std::string encode_stage_entry(const StageChecked& change, Writer& payload) {
    payload.member("person", change.check.person.value);
    write_found(payload, change.check);
    return {};
}

StageChecked decode_stage_checked(EntrySource& from) {
    if (from.erased) return {};
    DeviceCheck check = read_found(from.members);
    check.person.value = from.text("person");
    return {std::move(check)};
}

void write_checks(Writer& to, const std::vector<DeviceCheck>& checks) {
    to.key("checks").open_array();
    for (const DeviceCheck& check : checks) write_check(to, check);
    to.close_array();
}

bool read_kept_checks(Members& members, std::vector<DeviceCheck>& checks) {
    const nlohmann::json* value = members.any("checks");
    return value == nullptr || read_each(*value, checks, read_kept_check);
}

}  // namespace paraninfo::json
