// Server-sent events: the second way of a room to a page, for networks that break WebSockets. The same
// session as a WebSocket's, one way; commands come by POST. On its shard's thread.
#pragma once

#include "server/gateway/session.hpp"

namespace paraninfo::gateway {

// Writes the answer's head, joins with the position given, and lives by itself until the page goes.
void start_event_stream(Shard& shard, Router& router, live::Hub& hub, std::shared_ptr<SocketStream> stream,
                        SessionOwner owner, std::size_t outbox_bytes_max, std::optional<Position> position);

// "history:offset", as in `after` and Last-Event-ID.
std::optional<Position> parse_position(std::string_view text);

}  // namespace paraninfo::gateway
