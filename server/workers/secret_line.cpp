#include "server/workers/secret_line.hpp"

#include <algorithm>
#include <fstream>

namespace paraninfo::workers {

std::optional<std::string> secret_line(const std::filesystem::path& file, std::size_t least,
                                       std::size_t most) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    const bool printable = std::all_of(line.begin(), line.end(), [](char c) { return c >= ' ' && c <= '~'; });
    if (line.size() < least || line.size() > most || !printable) return std::nullopt;
    return line;
}

}  // namespace paraninfo::workers
