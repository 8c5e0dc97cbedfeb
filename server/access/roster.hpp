// Who has a seat in a room, and which notices each of them accepted: read beside a server that runs or
// without one. Values; any thread.
#pragma once

#include "server/access/rows.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace paraninfo::access {

struct RosterEntry {
    PersonRow person;
    std::vector<Audience> roles;             // in the room
    std::vector<AcceptanceRow> acceptances;  // the earliest first
    bool operator==(const RosterEntry&) const = default;
};

// In the order in which they first came. A file that is not there names nobody; throws database::Error for
// one that cannot be read.
std::vector<RosterEntry> read_roster(const std::filesystem::path& access_db, const std::string& room);

}  // namespace paraninfo::access
