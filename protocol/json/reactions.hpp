// Reactions in JSON: the command, and the pulse of one tick. Pure; any thread.
#pragma once

#include "protocol/commands/reactions.hpp"
#include "protocol/json/members.hpp"

#include <string>

namespace paraninfo::json {

React read_react(Members& members);
// Data of the pulse `reactions`: those that came, by name.
std::string encode_reactions(const ReactionCounts& counts);

}  // namespace paraninfo::json
