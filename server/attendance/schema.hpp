// The layout of <data>/attendance.db, for everything that opens it to write.
#pragma once

#include "server/database/database.hpp"

#include <filesystem>

namespace paraninfo::attendance {

// Made or brought to the newest layout. Throws database::Error.
database::Database open_migrated(const std::filesystem::path& path);

}  // namespace paraninfo::attendance
