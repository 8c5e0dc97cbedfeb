// The results of a poll by class of voters, told so that no ballot can be read from them
// (docs/decisions/tallies.md): nothing while votes come, nothing of a secret poll, and no class of fewer than
// class_voters_least by itself, nor by subtraction. Pure.
#pragma once

#include "protocol/poll_tally.hpp"
#include "server/room/poll_record.hpp"

#include <vector>

namespace paraninfo::room {

// Not a setting: the same poll told under two limits would say what either of them hides.
inline constexpr std::size_t class_voters_least = 5;

// Whether this audience is told, be it that nothing can be told apart.
bool shows_classes(const Poll& poll, Audience audience);

// Each class with votes in one of the groups, which add up to the whole; none: nothing is told apart.
std::vector<ClassCount> classes_of(const PollRecord& record);

}  // namespace paraninfo::room
