// Who may send which command: one table, role by command. What is not in it is refused.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/commands/command.hpp"

namespace paraninfo::room {

bool may(Audience role, const Command& command);

}  // namespace paraninfo::room
