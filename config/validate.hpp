// Judges a whole configuration: ids, references between parts, addresses, files that must be there. It reads
// no file but looks whether some exist. A pure function beside that.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "config/settings.hpp"

namespace paraninfo::config {

struct Complaint {
    std::string key;  // dotted, "rooms[0].feed"
    std::string message;
    bool operator==(const Complaint&) const = default;
};

// 1 to 32 of a-z, 0-9 and -.
bool is_id(std::string_view text);

// Whether the pages speak it.
bool is_page_language(std::string_view language);

std::vector<Complaint> validate(const Settings& settings);

// What is said of a file that is not there, with the path that was looked for: the configuration's may be
// relative.
std::string no_such_file(const std::filesystem::path& path);

}  // namespace paraninfo::config
