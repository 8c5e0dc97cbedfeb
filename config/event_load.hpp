// Reads an event file into an EventFile, or says everything that is wrong with it: file, line, key and
// sentence. Blocking; called at start and when the file is to be loaded anew, on the main thread.
#pragma once

#include "config/event_file.hpp"
#include "config/problem.hpp"
#include "config/validate.hpp"

#include <boost/system/result.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::config {

using LoadedEvent = boost::system::result<EventFile, std::vector<Problem>>;
// What else must hold, from outside the file.
using EventCheck = std::function<std::vector<Complaint>(const EventFile&)>;

// Sessions come in order of time.
LoadedEvent load_event(const std::filesystem::path& path, const EventCheck& more = {});

// The same for text in memory; `file` only names it in problems.
LoadedEvent parse_event(std::string_view text, const std::string& file, const EventCheck& more = {});

}  // namespace paraninfo::config
