// Brings a database to the newest layout: version n is what steps 0..n-1 made. An older one is copied beside
// itself first (`<file>.before-<version>`); a newer one is refused. The version stands in PRAGMA
// user_version.
#pragma once

#include "server/database/database.hpp"

namespace paraninfo::database {

// `application` tells our files apart (PRAGMA application_id). Each step is SQL, run in one transaction.
// Throws Error with a plain message for the operator.
void migrate(Database& database, const std::filesystem::path& path, std::int32_t application,
             std::span<const char* const> steps);

}  // namespace paraninfo::database
