// The rules of what producers keep under a name: scenes, and how all sources are heard. What is recalled is
// never on the programme at once: a scene comes into the preview. Pure.
#pragma once

#include "protocol/changes/shown.hpp"
#include "protocol/commands/stage.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const SavePreset& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const RecallPreset& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const DeletePreset& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const RenamePreset& command, const Context& context);

void apply(State& state, const Recorded& recorded, const StagePresetSaved& change);
void apply(State& state, const Recorded& recorded, const StagePresetDeleted& change);
void apply(State& state, const Recorded& recorded, const StagePresetRenamed& change);
void apply(State& state, const Recorded& recorded, const StageLevelsSet& change);

Shown show_stage(const State& after, const Recorded& recorded, const StagePresetSaved& change);
Shown show_stage(const State& after, const Recorded& recorded, const StagePresetDeleted& change);
Shown show_stage(const State& after, const Recorded& recorded, const StagePresetRenamed& change);
Shown show_stage(const State& after, const Recorded& recorded, const StageLevelsSet& change);

}  // namespace paraninfo::room
