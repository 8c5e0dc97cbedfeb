// Feeds that were added while the server ran: a JSON file beside the journal, in the form of the
// configuration's own list. Blocking reads; any thread.
#pragma once

#include "config/problem.hpp"
#include "config/settings.hpp"

#include <filesystem>
#include <string_view>
#include <vector>

namespace paraninfo::config {

std::filesystem::path added_feeds_file(const Settings& settings);

// Adds what `text` holds (`{"feeds": [feed]}`) and judges the whole; what is wrong is told under the name
// `file`, and `settings` is of no use then.
std::vector<Problem> add_feeds(Settings& settings, std::string_view text, const std::string& file);

// With what the file holds, if there is one. Throws Error.
Settings with_added_feeds(Settings settings);

}  // namespace paraninfo::config
