// The rules of the broadcast: it is started, paused, resumed and ended by hand; after its end another may
// begin. Its recording begins as the configuration says, and is begun and stopped by hand. Pure.
#pragma once

#include "protocol/commands/broadcast.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const StartBroadcast& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const PauseBroadcast& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const ResumeBroadcast& command,
                const Context& context);
Decision decide(const State& state, const Seat& actor, const EndBroadcast& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const RecordBroadcast& command,
                const Context& context);

void apply(State& state, const Recorded& recorded, const BroadcastStarted& change);
void apply(State& state, const Recorded& recorded, const BroadcastPaused& change);
void apply(State& state, const Recorded& recorded, const BroadcastResumed& change);
void apply(State& state, const Recorded& recorded, const BroadcastEnded& change);
void apply(State& state, const Recorded& recorded, const BroadcastRecordingSet& change);

}  // namespace paraninfo::room
