// Judges a whole configuration: ids, references between parts, addresses, files that must be there. It reads
// no file but looks whether some exist. A pure function beside that.
#pragma once

#include <string>
#include <vector>

#include "config/settings.hpp"

namespace paraninfo::config {

struct Complaint {
    std::string key;  // dotted, "rooms[0].feed"
    std::string message;
    bool operator==(const Complaint&) const = default;
};

std::vector<Complaint> validate(const Settings& settings);

}  // namespace paraninfo::config
