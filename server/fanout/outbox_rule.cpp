#include "server/fanout/outbox_rule.hpp"

namespace paraninfo::fanout {

Verdict judge(const OutboxLimits& limits, std::size_t queued_bytes, std::size_t message_bytes, Kind kind) {
    if (queued_bytes == 0) return Verdict::send;
    const std::size_t then = queued_bytes + message_bytes;
    switch (kind) {
        case Kind::pulse:
            return then > limits.bytes_max / 4 ? Verdict::drop : Verdict::send;
        case Kind::state:
            return then > limits.bytes_max / 2 ? Verdict::owe : Verdict::send;
        case Kind::change:
            return then > limits.bytes_max ? Verdict::close : Verdict::send;
    }
    return Verdict::close;
}

}  // namespace paraninfo::fanout
