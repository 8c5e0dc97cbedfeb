// Reads a room back from the journal on disk, by the room's own rules and through a connection that cannot
// write. Blocking; any thread, beside a server that runs or without one.
#pragma once

#include "server/export/exporter.hpp"
#include "server/live/replay.hpp"

namespace paraninfo::exports {

// The room's settings for its state alone: no window for pages that come back, no receipts. Throws Error
// where there is no such room.
live::RoomSettings only_state(const Source& source, const RoomId& room);

// Throws Error with a sentence for the operator, and what `watch` throws.
live::Replayed replay_room(const std::filesystem::path& journal, const live::RoomSettings& settings,
                           live::ReplayWatch watch);

}  // namespace paraninfo::exports
