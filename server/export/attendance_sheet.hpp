// The sheet of attendance: a row for each session of the room and each person who had a page open or was
// checked in in its time, or whose time was corrected. Pure.
#pragma once

#include "server/access/roster.hpp"
#include "server/export/attendance_entries.hpp"
#include "server/export/book.hpp"
#include "server/export/event_time.hpp"

namespace paraninfo::exports {

// Names and external ids are those of the roster.
void write_attendance(Book& book, const AttendanceOf& all, const std::vector<access::RosterEntry>& roster,
                      const EventTime& time);

}  // namespace paraninfo::exports
