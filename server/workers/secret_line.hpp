// The secret in a file of its own: its first line. Whoever reads it says what it should have been, and never
// what it was.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

namespace paraninfo::workers {

// Nothing where the line is not `least` to `most` printable ASCII characters, or there is no file.
std::optional<std::string> secret_line(const std::filesystem::path& file, std::size_t least,
                                       std::size_t most);

}  // namespace paraninfo::workers
