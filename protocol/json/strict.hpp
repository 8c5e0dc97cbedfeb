// Reads JSON that a stranger wrote: UTF-8 and grammar, depth, duplicate keys, finite numbers, integers within
// ±2^53, no NUL. Pure; any thread. Includes nlohmann: only the .cpp files of protocol/json include this.
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string_view>

namespace paraninfo::json {

inline constexpr int depth_max = 16;
inline constexpr std::int64_t integer_max = std::int64_t{1} << 53;

// Nothing if any rule is broken.
std::optional<nlohmann::json> parse_strict(std::string_view text);

}  // namespace paraninfo::json
