// The sheet of people: whoever has a seat in the room, a row for each notice that the person accepted, or one
// with nothing there. Pure.
#pragma once

#include "server/access/roster.hpp"
#include "server/export/book.hpp"
#include "server/export/event_time.hpp"

namespace paraninfo::exports {

void write_people(Book& book, const std::vector<access::RosterEntry>& roster, const EventTime& time);

}  // namespace paraninfo::exports
