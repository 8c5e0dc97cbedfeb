// `paraninfo people import` and `paraninfo link export`: the organiser's list of registrants becomes personal
// links, and leaves again as a list with an address for each. Whether or not the server runs. Blocking; on
// the main thread of the command line, which reads and writes the files.
#pragma once

#include "config/settings.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::access {

struct PeopleImport {
    std::string file;                // its name, for what is said about it
    std::vector<std::string> rooms;  // --room, may be repeated; none: all rooms of the configuration
    double days = 30;                // --days, 0.01 to 3650: how long the links last
    bool dry_run = false;            // --dry-run: says what would be done
};

// What was done, as lines for stdout. The same list again changes nothing. A name, language, address or class
// that changed keeps the person and any login; another role or other rooms revoke the earlier link. Who is
// not in the list any more stays as they are. `wall_ms` is now, UTC since 1970. Throws std::runtime_error
// with lines for stderr, each "FILE:LINE: what is wrong"; then nothing was done.
std::string import_people(const config::Settings& settings, const PeopleImport& import, std::string_view csv,
                          std::int64_t wall_ms);

// CSV with headings: everybody registered whose link is valid, with its address. Each address lets its person
// in: whoever gets the file is trusted with all of them.
std::string export_links(const config::Settings& settings, std::int64_t wall_ms);

// CSV with headings: everybody registered, with the code that a badge shows for the check-in at the hall's
// door. A code opens nothing, but whoever has it can be checked in as its person.
std::string export_codes(const config::Settings& settings);

}  // namespace paraninfo::access
