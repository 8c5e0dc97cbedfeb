// Which key of the event file goes into which member of EventFile, with each member's own type and limit.
// What members have to do with each other is judged in config/event_validate.hpp.
#pragma once

#include "config/event_file.hpp"
#include "config/reader.hpp"

namespace paraninfo::config {

void read_event(Reader& reader, EventFile& event);

}  // namespace paraninfo::config
