// Where somebody stands in a room's stream of changes. The history changes only when journaled changes were
// lost; an offset counts the room's changes from 1 (0: before the first).
#pragma once

#include <cstdint>
#include <string>

namespace paraninfo {

using Offset = std::uint64_t;

struct Position {
    std::string history;
    Offset offset = 0;

    bool operator==(const Position&) const = default;
};

}  // namespace paraninfo
