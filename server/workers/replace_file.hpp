// A small file that is there whole, in its old or its new form, after a loss of power too. One process writes
// a path at a time.
#pragma once

#include <filesystem>
#include <string>

namespace paraninfo::workers {

// For the owner only (0600), durable when it returns. Throws std::system_error that names the path.
void replace_file(const std::filesystem::path& path, const std::string& text);

}  // namespace paraninfo::workers
