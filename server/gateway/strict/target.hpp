// Request targets: which are allowed, and how the values of a query and of a Cookie field are read. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::gateway::strict {

// origin-form only: "/" first, the bytes of RFC 3986 only, whole percent-encodings, and in the path neither
// "." or
// ".." segments nor an encoded control, slash, backslash, percent or dot.
bool valid_target(std::string_view target);

// The decoded value of `name`; nothing when it is missing, stands twice, or decodes to a control character.
std::optional<std::string> query_value(std::string_view query, std::string_view name);

// The value of the one cookie of that name; nothing when there is none or more than one.
std::optional<std::string_view> cookie_value(std::string_view field, std::string_view name);

// "/a/b" → {"a", "b"}; empty segments are kept.
std::vector<std::string_view> split_path(std::string_view path);

}  // namespace paraninfo::gateway::strict
