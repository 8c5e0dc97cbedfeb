#include "server/export/attendance_entries.hpp"

#include "server/attendance/scans.hpp"
#include "server/attendance/store.hpp"

#include <algorithm>
#include <iterator>

namespace paraninfo::exports {

AttendanceOf read_attendance(const std::filesystem::path& attendance_db, const std::string& room,
                             const std::vector<config::Session>& sessions, std::int64_t now_ms) {
    AttendanceOf all;
    std::ranges::copy_if(sessions, std::back_inserter(all.sessions),
                         [&](const config::Session& one) { return one.room == room; });
    if (all.sessions.empty()) return all;
    const auto last = std::ranges::max(all.sessions, {}, &config::Session::ends_ms).ends_ms;
    all.intervals = attendance::read_intervals(attendance_db, room, {all.sessions.front().starts_ms, last});
    const auto inside = attendance::checked_in(attendance::read_passages(attendance_db, room), room,
                                               attendance::days_of(all.sessions, room), now_ms);
    all.intervals.insert(all.intervals.end(), inside.begin(), inside.end());
    all.corrections = attendance::read_corrections(attendance_db, room);
    return all;
}

std::map<std::string, AttendanceEntry> entries_of(const AttendanceOf& all, const config::Session& session) {
    std::map<std::string, AttendanceEntry> entries;
    for (const auto& [id, one] : attendance::attended(all.intervals, {session.starts_ms, session.ends_ms}))
        entries[id].counted = one;
    for (const auto& correction : all.corrections)
        if (correction.session == session.id) entries[correction.person].correction = &correction;
    return entries;
}

}  // namespace paraninfo::exports
