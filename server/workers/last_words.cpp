#include "server/workers/last_words.hpp"

#include <algorithm>
#include <fstream>
#include <string_view>

namespace paraninfo::workers {
namespace {

constexpr std::streamoff read_max = 2048;
constexpr std::size_t said_max = 200;
constexpr std::string_view beginning = "programme ends (";

std::string end_of(const std::filesystem::path& file) {
    std::ifstream from(file, std::ios::binary | std::ios::ate);
    const std::streamoff size = from.tellg();
    if (!from || size <= 0) return {};
    std::string bytes(static_cast<std::size_t>(std::min(size, read_max)), '\0');
    from.seekg(size - static_cast<std::streamoff>(bytes.size()));
    from.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(from.gcount()));
    return bytes;
}

}  // namespace

std::string last_words(const std::filesystem::path& error_file) {
    const std::string bytes = end_of(error_file);
    const std::size_t at = bytes.rfind(beginning);
    if (at == std::string::npos || (at > 0 && bytes[at - 1] != '\n')) return {};
    std::string said = bytes.substr(at, std::min(said_max, bytes.find('\n', at) - at));
    std::erase_if(said, [](char one) { return one < ' ' || one > '~'; });
    return said;
}

}  // namespace paraninfo::workers
