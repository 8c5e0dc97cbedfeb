#include "server/room/broadcast.hpp"

#include "server/room/stage.hpp"

#include <utility>

namespace paraninfo::room {

namespace {

using enum BroadcastPhase;

void enter(Broadcast& broadcast, BroadcastPhase phase, std::int64_t at_ms) {
    broadcast.phase = phase;
    broadcast.since_ms = at_ms;
    broadcast.back_at_ms = 0;
}

// A producer has to be at the wheel for it.
Decision act_at_the_wheel(const State& state, const Seat& actor, const Context& context, Change change) {
    Decision changes = take_wheel(state, actor, context);
    if (changes) changes->push_back(std::move(change));
    return changes;
}

}  // namespace

Decision decide(const State& state, const Seat& actor, const StartBroadcast&, const Context& context) {
    if (is_on(state.broadcast.phase)) return reject(Reason::wrong_state);
    return act_at_the_wheel(state, actor, context, BroadcastStarted{});
}

// A pause may be paused again: that says anew when it ends.
Decision decide(const State& state, const Seat& actor, const PauseBroadcast& command,
                const Context& context) {
    if (!is_on(state.broadcast.phase)) return reject(Reason::wrong_state);
    return act_at_the_wheel(state, actor, context, BroadcastPaused{command.for_ms});
}

Decision decide(const State& state, const Seat& actor, const ResumeBroadcast&, const Context& context) {
    if (state.broadcast.phase != paused) return reject(Reason::wrong_state);
    return act_at_the_wheel(state, actor, context, BroadcastResumed{});
}

Decision decide(const State& state, const Seat& actor, const EndBroadcast&, const Context& context) {
    if (!is_on(state.broadcast.phase)) return reject(Reason::wrong_state);
    return act_at_the_wheel(state, actor, context, BroadcastEnded{});
}

Decision decide(const State& state, const Seat& actor, const RecordBroadcast& command,
                const Context& context) {
    const Broadcast& broadcast = state.broadcast;
    if (broadcast.recording == RecordingMode::none) return reject(Reason::closed);
    if (!is_on(broadcast.phase) || is_recorded(broadcast) == command.on) return reject(Reason::wrong_state);
    return act_at_the_wheel(state, actor, context, BroadcastRecordingSet{command.on});
}

// What was said of the recording was said of the broadcast before.
void apply(State& state, const Recorded& recorded, const BroadcastStarted&) {
    enter(state.broadcast, live, recorded.at_ms);
    ++state.broadcast.number;
    state.broadcast.recorded.reset();
    state.broadcast.recorded_since_ms = 0;
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

void apply(State& state, const Recorded& recorded, const BroadcastRecordingSet& change) {
    state.broadcast.recorded = change.on;
    state.broadcast.recorded_since_ms = recorded.at_ms;
}

}  // namespace paraninfo::room
