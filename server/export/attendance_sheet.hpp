// The sheet of attendance: a row for each session of the room and each person who had a page open in its
// time, or whose time was corrected. Pure.
#pragma once

#include "config/event_file.hpp"
#include "server/access/roster.hpp"
#include "server/attendance/corrections.hpp"
#include "server/attendance/interval.hpp"
#include "server/export/book.hpp"
#include "server/export/event_time.hpp"

namespace paraninfo::exports {

struct AttendanceOf {
    std::vector<config::Session> sessions;  // of the room
    std::string language;                   // of their titles
    std::vector<attendance::Interval> intervals;
    std::vector<attendance::Correction> corrections;  // the newest last
};

// Names and external ids are those of the roster.
void write_attendance(Book& book, const AttendanceOf& all, const std::vector<access::RosterEntry>& roster,
                      const EventTime& time);

}  // namespace paraninfo::exports
