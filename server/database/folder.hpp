// Files that must be there after a loss of power: their folder's entries are written as well. Any thread.
#pragma once

#include <filesystem>

namespace paraninfo::database {

// What was made, renamed or removed in the folder is durable when it returns. One that cannot be opened is
// passed over.
void sync_folder(const std::filesystem::path& folder);

}  // namespace paraninfo::database
