// In which tally somebody's votes count. Not the role: a role says what a seat may do, a class how somebody
// came to the event. What each means stands in docs/decisions/tallies.md.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace paraninfo {

enum class VoterClass { registered, hall, open };

inline constexpr std::size_t voter_class_count = 3;
inline constexpr std::array<VoterClass, voter_class_count> all_voter_classes{
    VoterClass::registered, VoterClass::hall, VoterClass::open};

// The name on the wire, e.g. "registered".
std::string_view name_of(VoterClass voter_class);
std::optional<VoterClass> voter_class_named(std::string_view name);

}  // namespace paraninfo
