// The notifications of PROTOCOL.md section 2, one at a time, and the frame that holds several. Not framed for
// the wire (server/fanout does that). Pure; any thread.
#pragma once

#include "protocol/changes/shown.hpp"
#include "protocol/position.hpp"

#include <string>
#include <string_view>

namespace paraninfo::json {

// Empty if the view is ShowNothing. `audience` picks the fields of a question.
std::string encode_change(const RoomId& room, const Recorded& recorded, const View& view, Audience audience);
// The form for the person named by Addressed.
std::string encode_addressed(const RoomId& room, const Recorded& recorded, const Addressed& addressed);

std::string encode_state(const RoomId& room, std::string_view key, std::string_view data);
std::string encode_pulse(const RoomId& room, std::string_view kind, std::string_view data);
std::string encode_through(const RoomId& room, const Position& position);

}  // namespace paraninfo::json
