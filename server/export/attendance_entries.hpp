// Who was there for how long of a session, and what counts: read for the sheet of attendance and for the desk
// alike. Pure but for read_attendance, which is blocking.
#pragma once

#include "config/event_file.hpp"
#include "server/attendance/corrections.hpp"
#include "server/attendance/interval.hpp"
#include "server/attendance/report.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace paraninfo::exports {

struct AttendanceOf {
    std::vector<config::Session> sessions;  // of the room
    std::string language;                   // of their titles
    std::vector<attendance::Interval> intervals;
    std::vector<attendance::Correction> corrections;  // the newest last
};

// Of a room, by the agenda of all `sessions`; throws database::Error.
AttendanceOf read_attendance(const std::filesystem::path& attendance_db, const std::string& room,
                             const std::vector<config::Session>& sessions, std::int64_t now_ms);

// How long somebody was there, and what counts instead if it was corrected.
struct AttendanceEntry {
    attendance::Attended counted;
    const attendance::Correction* correction = nullptr;  // of the AttendanceOf that it was made from

    // The rule is held against what was not rounded.
    std::int64_t valid_ms() const { return correction ? correction->minutes * 60'000 : counted.counted_ms; }
};

// By person; those who were not there and whose time was not corrected are not in it.
std::map<std::string, AttendanceEntry> entries_of(const AttendanceOf& all, const config::Session& session);

}  // namespace paraninfo::exports
