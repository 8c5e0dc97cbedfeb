// Who may send which command: one table, role by command. What is not in it is refused.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/commands/command.hpp"
#include "protocol/seat.hpp"

namespace paraninfo::room {

bool may(Audience role, const Command& command);
// A guest on the stage has a say there, and a check of devices to report, and none of a panelist's other
// rights.
bool may(const Seat& seat, const Command& command);

}  // namespace paraninfo::room
