// Who was there for how long of a session, and whether that was enough. Pure.
#pragma once

#include "config/event_file.hpp"
#include "server/attendance/interval.hpp"

#include <map>
#include <optional>

namespace paraninfo::attendance {

struct Attended {
    std::int64_t connected_ms = 0;  // each the union over all pages and devices
    std::int64_t watching_ms = 0;
    std::int64_t checked_in_ms = 0;
    std::int64_t counted_ms = 0;  // watching or checked in, what was both once
    bool operator==(const Attended&) const = default;
};

// By person; those who had no page open and were not checked in in the session's time are not there.
std::map<std::string, Attended> attended(const std::vector<Interval>& intervals, Span session);

// What the rule asks for; nothing where there is none.
std::optional<std::int64_t> needed_ms(const config::Session& session);

}  // namespace paraninfo::attendance
