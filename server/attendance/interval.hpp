// What attendance keeps of somebody's time in a room, row by row. Values.
#pragma once

#include "server/attendance/span.hpp"

#include <compare>
#include <string>

namespace paraninfo::attendance {

// "connected": a page of the person's is open; "watching": it says that the programme is seen or heard;
// "checked_in": between two scans at the hall's door, which are kept as scans (scans.hpp).
enum class Kind { connected, watching, checked_in };

// One stretch of one page, named by the page itself.
struct IntervalKey {
    std::string person;
    std::string room;
    std::string page;
    Kind kind = Kind::connected;
    std::int64_t from_ms = 0;
    auto operator<=>(const IntervalKey&) const = default;
};

struct Interval {
    IntervalKey key;
    std::int64_t to_ms = 0;  // the last sign of life that counts
    Span span() const { return {key.from_ms, to_ms}; }
    bool operator==(const Interval&) const = default;
};

}  // namespace paraninfo::attendance
