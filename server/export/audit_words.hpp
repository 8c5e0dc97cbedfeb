// What a change was about, in the words of the audit. Pure.
#pragma once

#include "server/room/state.hpp"

#include <string>

namespace paraninfo::exports {

// The id of the question, poll or announcement; "#OFFSET" of the change that made it where the id was erased,
// and of messages and hands, which have no other name.
// Empty: the room.
std::string subject_of(const room::State& state, const Recorded& recorded);

// The text that the change brought, or what it is short for; of votes nothing.
std::string summary_of(const room::State& state, const Change& change);

}  // namespace paraninfo::exports
