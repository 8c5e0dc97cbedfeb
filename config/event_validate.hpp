// Judges a whole event file: ids, languages, references, times of its zone, overlaps. Pure beside ICU's data.
#pragma once

#include "config/event_file.hpp"
#include "config/validate.hpp"

#include <vector>

namespace paraninfo::config {

// Also fills starts_ms and ends_ms of each session whose times can be told.
std::vector<Complaint> settle_event(EventFile& event);

}  // namespace paraninfo::config
