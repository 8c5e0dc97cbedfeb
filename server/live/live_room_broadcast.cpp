// The broadcast: who makes the picture is told how it stands, once that is durable and at each start.
#include "server/live/live_room.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::live {

namespace {

bool changes_broadcast(const Change& change) {
    return std::holds_alternative<BroadcastStarted>(change) ||
           std::holds_alternative<BroadcastPaused>(change) ||
           std::holds_alternative<BroadcastResumed>(change) ||
           std::holds_alternative<BroadcastEnded>(change) ||
           std::holds_alternative<BroadcastRecordingSet>(change);
}

}  // namespace

void LiveRoom::watch_broadcast(std::function<void(const Broadcast&)> watch) {
    on_broadcast_ = std::move(watch);
}

void LiveRoom::tell_broadcast() {
    if (on_broadcast_) on_broadcast_(state_.broadcast);
}

void LiveRoom::tell_broadcast_later(const room::Changes& changes) {
    if (std::ranges::none_of(changes, changes_broadcast)) return;
    when_durable([self = shared_from_this()](bool durable) {
        if (durable) self->tell_broadcast();
    });
}

}  // namespace paraninfo::live
