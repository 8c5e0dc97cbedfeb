// One server message in the forms in which it leaves: a WebSocket text frame and an event of an SSE stream.
// Built once, shared by every receiver. Pure.
#pragma once

#include "protocol/position.hpp"
#include "protocol/shared_bytes.hpp"

#include <optional>
#include <string_view>

namespace paraninfo::fanout {

struct Frame {
    SharedBytes ws;   // complete, unmasked, FIN, opcode text: 2-, 4- or 10-byte header and the JSON
    SharedBytes sse;  // `id: history:offset` if a position is given, `data: …`, an empty line

    bool empty() const { return !ws && !sse; }
};

// `json` is one message (an array) without line ends. `through` becomes the SSE event's id.
Frame make_frame(std::string_view json, const std::optional<Position>& through);

SharedBytes make_ws_frame(std::string_view json);
SharedBytes make_sse_event(std::string_view json, const std::optional<Position>& through);

}  // namespace paraninfo::fanout
