// A room's snapshot as the journal stores it. Pure; any thread.
#pragma once

#include "protocol/room_snapshot.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::json {

// A snapshot of another schema is left alone: the room is then rebuilt from its first change.
inline constexpr std::uint32_t snapshot_schema = 2;

std::string encode_room_snapshot(const RoomSnapshot& snapshot);
// Nothing if it is not what this program writes; the room is then rebuilt from its first change.
std::optional<RoomSnapshot> decode_room_snapshot(std::string_view text);

}  // namespace paraninfo::json
