// The rules of the stage: scenes, how sources are heard, also in the returns, the lower third, who is next,
// who steers, and what is told backstage. It knows nothing of who publishes. Pure.
#pragma once

#include "protocol/changes/shown.hpp"
#include "protocol/commands/stage.hpp"
#include "server/room/decision.hpp"
#include "server/room/stage_files.hpp"
#include "server/room/stage_presets.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const PrepareScene& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const TakeScene& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const SetSound& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const SetReturn& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const SetDucking& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const SetThird& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const CallPanelist& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const SteerStage& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const TellStage& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const SayBackstage& command, const Context& context);

Decision decide(const State& state, const Seat& actor, const ReportCheck& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const SetTimer& command, const Context& context);

// What an act that takes the wheel begins with: nothing, or that this producer steers from now on; refused
// while another does. Of who is no producer, and where there is no stage, nothing.
Decision take_wheel(const State& state, const Seat& actor, const Context& context);

// What an act of a producer comes to: the wheel, where nobody has it, and then these changes.
Decision act_on_stage(const State& state, const Seat& actor, const Context& context, Changes changes);

// Whether the person has a panelist's seat in this room; only where there is a stage.
bool is_panelist(const Context& context, const PersonId& person);

// What producers and panelists see of a change, and nobody else.
Shown backstage(View producer, View panelist);

void apply(State& state, const Recorded& recorded, const StagePrepared& change);
void apply(State& state, const Recorded& recorded, const StageTaken& change);
void apply(State& state, const Recorded& recorded, const StageSoundSet& change);
void apply(State& state, const Recorded& recorded, const StageReturnSet& change);
void apply(State& state, const Recorded& recorded, const StageDuckingSet& change);
void apply(State& state, const Recorded& recorded, const StageThirdSet& change);
void apply(State& state, const Recorded& recorded, const StageCalled& change);
void apply(State& state, const Recorded& recorded, const StageSteered& change);
void apply(State& state, const Recorded& recorded, const StageTold& change);
void apply(State& state, const Recorded& recorded, const StageChecked& change);
void apply(State& state, const Recorded& recorded, const StageTimerSet& change);

Shown show_stage(const State& after, const Recorded& recorded, const StagePrepared& change);
Shown show_stage(const State& after, const Recorded& recorded, const StageTaken& change);
Shown show_stage(const State& after, const Recorded& recorded, const StageSoundSet& change);
Shown show_stage(const State& after, const Recorded& recorded, const StageReturnSet& change);
Shown show_stage(const State& after, const Recorded& recorded, const StageDuckingSet& change);
Shown show_stage(const State& after, const Recorded& recorded, const StageThirdSet& change);
Shown show_stage(const State& after, const Recorded& recorded, const StageCalled& change);
Shown show_stage(const State& after, const Recorded& recorded, const StageSteered& change);
Shown show_stage(const State& after, const Recorded& recorded, const StageTold& change);
Shown show_stage(const State& after, const Recorded& recorded, const StageChecked& change);
Shown show_stage(const State& after, const Recorded& recorded, const StageTimerSet& change);

template <typename T>
concept IsStageChange = requires(const State& after, const Recorded& recorded, const T& change) {
    show_stage(after, recorded, change);
};

}  // namespace paraninfo::room
