// How outputs by SRT are told: to a room's producers as the state "outputs" (PROTOCOL.md section 5), to the
// operator on the admin socket. No key, address or stream id is in either. Pure.
#pragma once

#include "config/settings.hpp"
#include "server/workers/output_board.hpp"

#include <string>

namespace paraninfo::app {

// Those of one room.
std::string room_outputs_json(const config::Room& room, const workers::OutputBoard& board);
// All there are, each with its room; refusals in words too.
std::string all_outputs_json(const config::Settings& settings, const workers::OutputBoard& board);

}  // namespace paraninfo::app
