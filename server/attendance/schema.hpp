// The layout of <data>/attendance.db, for everything that opens it.
#pragma once

#include "server/database/database.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace paraninfo::attendance {

// Made or brought to the newest layout. Throws database::Error.
database::Database open_migrated(const std::filesystem::path& path);
// To read this table; nothing where there is no file, or one of an earlier version, which has no such table
// until it is opened to write. Throws database::Error.
std::optional<database::Database> open_to_read(const std::filesystem::path& path, const std::string& table);

}  // namespace paraninfo::attendance
