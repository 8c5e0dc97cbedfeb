// The wall clock of the process and how a time is written, for logs and lists. Not for rules or timers: those
// are given their time, so that tests can give another. Any thread.
#pragma once

#include <cstdint>
#include <string>

namespace paraninfo::observe {

// UTC since 1970, in ms. The system may set it back.
std::int64_t wall_ms();

// ISO 8601 in UTC, of ms since 1970: "2027-03-16T08:30:00.250Z".
std::string iso_time(std::int64_t at_ms);
// The same in whole seconds: "2027-03-16T08:30:00Z".
std::string iso_seconds(std::int64_t at_s);

}  // namespace paraninfo::observe
