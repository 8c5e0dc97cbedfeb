// A JSON document whose values know their lines; duplicate keys and deep nesting are refused while it is
// read. It knows nothing of settings. A value.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <boost/system/result.hpp>

#include "config/problem.hpp"

namespace paraninfo::config {

inline constexpr int depth_max = 8;
inline constexpr std::size_t file_bytes_max = 1 << 20;

struct Node {
    using Array = std::vector<Node>;
    using Object = std::vector<std::pair<std::string, Node>>;  // in the file's order
    int line = 0;
    std::variant<std::nullptr_t, bool, double, std::string, Array, Object> value = nullptr;
};

// A file's bytes: `bytes_max` and one more at the most, so that what is too long is seen to be.
boost::system::result<std::string, std::vector<Problem>> read_text(const std::filesystem::path& path,
                                                                   std::size_t bytes_max);

boost::system::result<Node, std::vector<Problem>> read_node(std::string_view text, const std::string& file);

// The line of the value at a dotted key such as "rooms[0].feed", or of the nearest thing around it that is
// there.
int line_of(const Node& root, std::string_view key);

}  // namespace paraninfo::config
