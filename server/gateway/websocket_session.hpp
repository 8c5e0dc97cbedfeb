// One page's WebSocket: Beast reads it and writes the handshake and control frames; what rooms publish goes
// to the TLS stream directly, framed already. On its shard's thread. Beast itself is in the .cpp only.
#pragma once

#include "server/gateway/session.hpp"

namespace paraninfo::gateway {

struct WebSocketLimits {
    std::size_t message_bytes = 16 * 1024;
    config::Rate messages;
    std::size_t outbox_bytes = 256 * 1024;
};

// Accepts the handshake whose head (already judged by strict HTTP and the router) is given; the session then
// lives by itself until it ends. False when the head is no WebSocket handshake: nothing was written.
bool start_websocket(Shard& shard, Router& router, live::Hub& hub, std::shared_ptr<SocketStream> stream,
                     SessionOwner owner, const WebSocketLimits& limits, const strict::RequestHead& head);

// What the router asks before it gives the stream away.
bool is_websocket_handshake(const strict::RequestHead& head);

}  // namespace paraninfo::gateway
