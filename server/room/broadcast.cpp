#include "server/room/broadcast.hpp"

namespace paraninfo::room {

namespace {

using enum BroadcastPhase;

void enter(Broadcast& broadcast, BroadcastPhase phase, std::int64_t at_ms) {
    broadcast.phase = phase;
    broadcast.since_ms = at_ms;
    broadcast.back_at_ms = 0;
}

}  // namespace

Decision decide(const State& state, const Seat&, const StartBroadcast&, const Context&) {
    if (is_on(state.broadcast.phase)) return reject(Reason::wrong_state);
    return Changes{BroadcastStarted{}};
}

// A pause may be paused again: that says anew when it ends.
Decision decide(const State& state, const Seat&, const PauseBroadcast& command, const Context&) {
    if (!is_on(state.broadcast.phase)) return reject(Reason::wrong_state);
    return Changes{BroadcastPaused{command.for_ms}};
}

Decision decide(const State& state, const Seat&, const ResumeBroadcast&, const Context&) {
    if (state.broadcast.phase != paused) return reject(Reason::wrong_state);
    return Changes{BroadcastResumed{}};
}

Decision decide(const State& state, const Seat&, const EndBroadcast&, const Context&) {
    if (!is_on(state.broadcast.phase)) return reject(Reason::wrong_state);
    return Changes{BroadcastEnded{}};
}

void apply(State& state, const Recorded& recorded, const BroadcastStarted&) {
    enter(state.broadcast, live, recorded.at_ms);
    ++state.broadcast.number;
}

void apply(State& state, const Recorded& recorded, const BroadcastPaused& change) {
    enter(state.broadcast, paused, recorded.at_ms);
    if (change.for_ms > 0) state.broadcast.back_at_ms = recorded.at_ms + change.for_ms;
}

void apply(State& state, const Recorded& recorded, const BroadcastResumed&) {
    enter(state.broadcast, live, recorded.at_ms);
}

void apply(State& state, const Recorded& recorded, const BroadcastEnded&) {
    enter(state.broadcast, ended, recorded.at_ms);
}

}  // namespace paraninfo::room
