// The layout of a journal file, version by version, and how it is opened. The notes on each column stand in
// the SQL.
#pragma once

#include "server/database/database.hpp"

#include <cstdint>

namespace paraninfo::journal::sqlite {

inline constexpr std::int32_t application_id = 0x504E4A31;  // "PNJ1"
inline constexpr int version = 1;

// Opens for writing and brings it to the newest layout (an older one after a backup); throws database::Error.
database::Database open_for_writing(const std::filesystem::path& path, const std::string& vfs);
// Opens as it is; throws when it is not a journal of this version.
database::Database open_for_reading(const std::filesystem::path& path, const std::string& vfs);

}  // namespace paraninfo::journal::sqlite
