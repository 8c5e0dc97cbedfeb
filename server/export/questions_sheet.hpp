// The sheet of questions: each that was ever asked, in the order asked. Of anonymous ones it does not say
// who. Pure.
#pragma once

#include "server/export/book.hpp"
#include "server/export/event_time.hpp"
#include "server/room/state.hpp"

namespace paraninfo::exports {

void write_questions(Book& book, const room::State& state, const EventTime& time);

}  // namespace paraninfo::exports
