// What to do with a message for a peer that reads slowly. Pure; the queue itself belongs to the connection.
#pragma once

#include <cstddef>

namespace paraninfo::fanout {

// The three classes of messages (PROTOCOL.md section 2); replies and snapshots count as changes.
enum class Kind { change, state, pulse };

enum class Verdict {
    send,
    drop,  // a pulse: forget it
    owe,   // a state: skip it, and ask the room for all states (Hub::refresh) when the queue is empty again
    close  // a change that does not fit: end with CloseCode::too_slow
};

struct OutboxLimits {
    std::size_t bytes_max = 1u << 20;
};

// Pulses give way from a quarter of the limit, states from half of it. A message to an empty queue is always
// sent, however large.
Verdict judge(const OutboxLimits& limits, std::size_t queued_bytes, std::size_t message_bytes, Kind kind);

}  // namespace paraninfo::fanout
