// The bodies of a scan at the hall's door and of a correction of somebody's attendance (PROTOCOL.md sections
// 1.9 and 1.10), read strictly. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::json {

struct DoorScan {
    std::string key;
    std::string code;  // as it was read, at most 64 bytes
    bool out = false;
    std::int64_t ago_ms = 0;  // not negative
    bool operator==(const DoorScan&) const = default;
};

struct AttendanceCorrection {
    std::string key;
    std::string session;
    std::string person;
    int minutes = 0;
    std::string reason;
    bool operator==(const AttendanceCorrection&) const = default;
};

// Nothing for what is not exactly these members; `key` is [A-Za-z0-9_-]{8,36}.
std::optional<DoorScan> parse_door_scan(std::string_view text);
std::optional<AttendanceCorrection> parse_attendance_correction(std::string_view text);

}  // namespace paraninfo::json
