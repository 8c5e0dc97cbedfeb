// The reactions that there are, and how many of each came in one tick. Values: nobody's name goes with them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace paraninfo {

enum class Reaction { applause, heart, laugh, surprise, agree };

inline constexpr std::size_t reaction_count = 5;

using ReactionCounts = std::array<std::uint64_t, reaction_count>;  // by the number of the reaction

std::string_view name_of(Reaction reaction);
std::optional<Reaction> reaction_named(std::string_view name);

}  // namespace paraninfo
