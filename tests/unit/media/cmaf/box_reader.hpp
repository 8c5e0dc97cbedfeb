#pragma once

// Reads boxes back in tests: finds a box by its path and its numbers by their place. Test code only.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::cmaf::testing {

inline std::uint64_t number(std::string_view bytes, std::size_t at, int width) {
    std::uint64_t value = 0;
    for (int i = 0; i < width; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes.at(at + static_cast<std::size_t>(i)));
    return value;
}

// The body (after size and type) of the first box on the path; empty where there is none.
inline std::string_view find(std::string_view bytes, const std::vector<std::string_view>& path) {
    for (const std::string_view type : path) {
        bool found = false;
        while (bytes.size() >= 8) {
            const auto size = static_cast<std::size_t>(number(bytes, 0, 4));
            if (size < 8 || size > bytes.size()) return {};
            if (bytes.substr(4, 4) == type) {
                bytes = bytes.substr(8, size - 8);
                found = true;
                break;
            }
            bytes.remove_prefix(size);
        }
        if (!found) return {};
    }
    return bytes;
}

}  // namespace paraninfo::cmaf::testing
