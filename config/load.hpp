// Reads a configuration file into Settings, or says everything that is wrong with it: file, line, key and
// sentence. Relative paths start at the working directory. Blocking; called once at start by the command
// line.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <boost/system/result.hpp>

#include "config/problem.hpp"
#include "config/settings.hpp"

namespace paraninfo::config {

using Loaded = boost::system::result<Settings, std::vector<Problem>>;

// `load(path).value()` throws Error.
Loaded load(const std::filesystem::path& path);

// The same for text in memory; `file` only names it in problems.
Loaded parse(std::string_view text, const std::string& file);

}  // namespace paraninfo::config
