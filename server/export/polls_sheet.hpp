// The sheet of polls: a row for each option, step, answer of open text and frequent word, with what was
// counted. Who voted what stands nowhere in it, nor the order in which answers came. Pure.
#pragma once

#include "server/export/book.hpp"
#include "server/export/event_time.hpp"
#include "server/room/limits.hpp"
#include "server/room/state.hpp"

namespace paraninfo::exports {

void write_polls(Book& book, const room::State& state, const room::Limits& limits, const EventTime& time);

}  // namespace paraninfo::exports
