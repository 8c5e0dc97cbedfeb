#include "protocol/json/door.hpp"

#include "protocol/json/members.hpp"
#include "protocol/json/strict.hpp"

namespace paraninfo::json {
namespace {

constexpr std::size_t code_bytes_max = 64;
constexpr std::int64_t minutes_max = 24 * 60;

// Made by the page; the same again is the same request.
std::string key_of(Members& members) {
    std::string key = members.text("key");
    if (!is_token(key, 8, 36)) members.wrong("key");
    return key;
}

std::int64_t number_up_to(Members& members, const char* name, std::int64_t most) {
    const std::int64_t number = members.integer(name);
    if (number < 0 || number > most) members.wrong(name);
    return number;
}

}  // namespace

std::optional<DoorScan> parse_door_scan(std::string_view text) {
    const auto parsed = parse_strict(text);
    if (!parsed || !parsed->is_object()) return std::nullopt;
    Members members(*parsed);
    DoorScan scan;
    scan.key = key_of(members);
    scan.code = members.text("code");
    const std::string way = members.text("way");
    scan.ago_ms = number_up_to(members, "ago_ms", integer_max);
    scan.out = way == "out";
    if (scan.code.size() > code_bytes_max || (!scan.out && way != "in") || members.problem())
        return std::nullopt;
    return scan;
}

std::optional<AttendanceCorrection> parse_attendance_correction(std::string_view text) {
    const auto parsed = parse_strict(text);
    if (!parsed || !parsed->is_object()) return std::nullopt;
    Members members(*parsed);
    AttendanceCorrection correction;
    correction.key = key_of(members);
    correction.session = members.text("session");
    correction.person = members.text("person");
    correction.minutes = static_cast<int>(number_up_to(members, "minutes", minutes_max));
    correction.reason = members.text("reason");
    if (members.problem()) return std::nullopt;
    return correction;
}

}  // namespace paraninfo::json
