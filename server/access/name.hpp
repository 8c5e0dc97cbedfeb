// The names that people are shown under: cleaned, and for those who name themselves not that of somebody in
// charge, however it is spelled (the idea of UTS #39). Pure; callable from any thread.
#pragma once

#include "protocol/audience.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::access {

inline constexpr std::size_t name_characters_max = 64;
inline constexpr std::size_t name_bytes_max = 512;

// Nothing when there is nothing to show, or too much.
std::optional<std::string> clean_name(std::string_view utf8);

// Whether the name, as people read it, claims an office: "Moderator", "M0DERAT0R 2", "Модерator".
bool reserved_name(std::string_view name);

// For a person who gave no name: "Participant 12".
std::string default_name(Audience role, std::string_view language, std::int64_t number);

}  // namespace paraninfo::access
