#include "server/room/stage.hpp"

#include "protocol/hall_listener.hpp"
#include "server/room/wording.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace paraninfo::room {

namespace {

Decision act(const State& state, const Seat& actor, const Context& context, Change change) {
    return act_on_stage(state, actor, context, Changes{std::move(change)});
}

bool is_as_it_comes(const SourceSound& sound) {
    SourceSound plain;
    plain.source = sound.source;
    return sound == plain;
}

// Where the person's return has the source at a level of its own, or the end.
auto find_return(auto& returns, const ReturnLevel& level) {
    return std::ranges::find_if(returns, [&level](const ReturnLevel& one) {
        return one.person == level.person && one.source == level.source;
    });
}

// The hall has one too.
bool has_return(const Context& context, const PersonId& person) {
    return person.value == hall_listener || is_panelist(context, person);
}

Decision tell(const Seat& actor, const std::string& text, const PersonId& to, const Context& context) {
    auto clean = word(text, context.limits.channel_graphemes_max, Lines::many);
    if (!clean) return std::move(clean).error();
    return Changes{StageTold{actor.person, actor.name, actor.role, to, *std::move(clean)}};
}

Shown to_nobody() {
    return backstage(ShowNothing{}, ShowNothing{});
}

}  // namespace

bool is_panelist(const Context& context, const PersonId& person) {
    const auto all = context.panelists();
    return std::ranges::find(all, person, &Panelist::person) != all.end();
}

Shown backstage(View producer, View panelist) {
    Shown shown;
    shown.backstage = Backstage{std::move(producer), std::move(panelist)};
    return shown;
}

Decision take_wheel(const State& state, const Seat& actor, const Context& context) {
    if (actor.role != Audience::producer || !context.panelists) return Changes{};
    const auto& steering = state.stage.steering;
    if (!steering) return Changes{StageSteered{{actor.person, actor.name}}};
    if (steering->person != actor.person) return reject(Reason::wrong_state);
    return Changes{};
}

Decision act_on_stage(const State& state, const Seat& actor, const Context& context, Changes changes) {
    if (!context.panelists) return reject(Reason::closed);
    Decision all = take_wheel(state, actor, context);
    if (all) std::ranges::move(changes, std::back_inserter(*all));
    return all;
}

Decision decide(const State& state, const Seat& actor, const PrepareScene& command, const Context& context) {
    return act(state, actor, context, StagePrepared{command.scene});
}

// As on a vision mixer, what was on the programme is what is prepared then.
Decision decide(const State& state, const Seat& actor, const TakeScene& command, const Context& context) {
    const Stage& stage = state.stage;
    if (!command.scene && !stage.prepared)
        return reject(context.panelists ? Reason::wrong_state : Reason::closed);
    Taking taking = command.taking;
    if (taking.transition == SceneTransition::cut) taking.ms = 0;
    StageTaken taken{stage.prepared, stage.programme, taking};
    if (command.scene) taken = {command.scene, stage.prepared, taking};
    Changes changes{taken};
    std::ranges::move(begun_by_take(stage, *taken.scene), std::back_inserter(changes));
    return act_on_stage(state, actor, context, std::move(changes));
}

Decision decide(const State& state, const Seat& actor, const SetSound& command, const Context& context) {
    const auto& sounds = state.stage.sounds;
    const bool listed = std::ranges::find(sounds, command.sound.source, &SourceSound::source) != sounds.end();
    const bool grows = !listed && !is_as_it_comes(command.sound);
    if (context.panelists && grows && sounds.size() >= sounds_max) return reject(Reason::full);
    return act(state, actor, context, StageSoundSet{command.sound});
}

Decision decide(const State& state, const Seat& actor, const SetReturn& command, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    const auto& returns = state.stage.returns;
    const bool listed = find_return(returns, command.level) != returns.end();
    // Of who lost the seat meanwhile the level can still be taken back.
    if (!listed && !has_return(context, command.level.person)) return reject(Reason::not_found);
    if (!listed && command.level.gain != 0 && returns.size() >= returns_max) return reject(Reason::full);
    return act(state, actor, context, StageReturnSet{command.level});
}

Decision decide(const State& state, const Seat& actor, const SetDucking& command, const Context& context) {
    return act(state, actor, context, StageDuckingSet{command.ducking});
}

Decision decide(const State& state, const Seat& actor, const SetThird& command, const Context& context) {
    StageThirdSet third;
    for (const std::string& line : command.lines) {
        auto clean = word(line, context.limits.third_graphemes_max, Lines::one);
        if (!clean) return std::move(clean).error();
        if (clean->size() > third_line_bytes_max) {
            Reject refused = reject(Reason::too_long);
            refused.most = static_cast<std::int64_t>(context.limits.third_graphemes_max);
            return refused;
        }
        third.lines.push_back(*std::move(clean));
    }
    return act(state, actor, context, std::move(third));
}

Decision decide(const State& state, const Seat& actor, const CallPanelist& command, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    const auto& next = state.stage.next;
    const bool called = std::ranges::find(next, command.person) != next.end();
    // Who lost the seat meanwhile can still be taken off the list.
    if (!called && !is_panelist(context, command.person)) return reject(Reason::not_found);
    if (called == command.next) return take_wheel(state, actor, context);
    if (command.next && next.size() >= called_max) return reject(Reason::full);
    return act(state, actor, context, StageCalled{command.person, command.next});
}

Decision decide(const State& state, const Seat& actor, const SteerStage&, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    const auto& steering = state.stage.steering;
    if (steering && steering->person == actor.person) return reject(Reason::wrong_state);
    return Changes{StageSteered{{actor.person, actor.name}}};
}

Decision decide(const State&, const Seat& actor, const TellStage& command, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    if (!command.to.empty() && !is_panelist(context, command.to)) return reject(Reason::not_found);
    return tell(actor, command.text, command.to, context);
}

Decision decide(const State&, const Seat& actor, const SayBackstage& command, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    return tell(actor, command.text, {}, context);
}

Decision decide(const State& state, const Seat& actor, const SetTimer& command, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    if (command.timer && !command.timer->person.empty() && !is_panelist(context, command.timer->person))
        return reject(Reason::not_found);
    return act(state, actor, context, StageTimerSet{command.timer});
}

Decision decide(const State&, const Seat& actor, const ReportCheck& command, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    StageChecked checked{command.check};
    checked.check.person = actor.person;
    return Changes{std::move(checked)};
}

void apply(State& state, const Recorded&, const StagePrepared& change) {
    if (change.scene) state.stage.prepared = change.scene;
}

void apply(State& state, const Recorded&, const StageTaken& change) {
    if (!change.scene) return;
    state.stage.programme = *change.scene;
    state.stage.prepared = change.prepared;
    state.stage.taking = change.taking;
}

void apply(State& state, const Recorded&, const StageSoundSet& change) {
    if (change.sound.source.empty()) return;
    auto& sounds = state.stage.sounds;
    const auto found = std::ranges::find(sounds, change.sound.source, &SourceSound::source);
    if (is_as_it_comes(change.sound)) {
        if (found != sounds.end()) sounds.erase(found);
    } else if (found != sounds.end()) {
        *found = change.sound;
    } else {
        sounds.push_back(change.sound);
    }
}

void apply(State& state, const Recorded&, const StageReturnSet& change) {
    if (change.level.person.empty()) return;
    auto& returns = state.stage.returns;
    const auto found = find_return(returns, change.level);
    if (change.level.gain == 0) {
        if (found != returns.end()) returns.erase(found);
    } else if (found != returns.end()) {
        *found = change.level;
    } else {
        returns.push_back(change.level);
    }
}

void apply(State& state, const Recorded&, const StageDuckingSet& change) {
    state.stage.ducking = change.ducking;
}

void apply(State& state, const Recorded&, const StageThirdSet& change) {
    state.stage.third = change.lines;
}

void apply(State& state, const Recorded&, const StageCalled& change) {
    if (change.person.empty()) return;
    std::erase(state.stage.next, change.person);
    if (change.next) state.stage.next.push_back(change.person);
}

void apply(State& state, const Recorded&, const StageSteered& change) {
    if (!change.steering.person.empty()) state.stage.steering = change.steering;
}

void apply(State& state, const Recorded& recorded, const StageTold& change) {
    if (change.text.empty()) return;
    auto& notes = state.stage.notes;
    if (notes.size() >= notes_kept_max) notes.erase(notes.begin());
    notes.push_back(
        {recorded.offset, change.person, change.by, change.role, change.to, change.text, recorded.at_ms});
}

// One of an earlier day counts until the same person makes another.
void apply(State& state, const Recorded& recorded, const StageChecked& change) {
    if (change.check.person.empty()) return;
    auto& checks = state.stage.checks;
    std::erase_if(checks, [&](const DeviceCheck& one) { return one.person == change.check.person; });
    if (checks.size() >= checks_kept_max) checks.erase(checks.begin());
    checks.push_back(change.check);
    checks.back().at_ms = recorded.at_ms;
}

void apply(State& state, const Recorded& recorded, const StageTimerSet& change) {
    state.stage.timer = change.timer;
    if (state.stage.timer) state.stage.timer->at_ms = recorded.at_ms;
}

Shown show_stage(const State&, const Recorded&, const StagePrepared& change) {
    if (!change.scene) return to_nobody();
    return backstage(ShowPrepared{*change.scene}, ShowNothing{});
}

Shown show_stage(const State&, const Recorded&, const StageTaken& change) {
    if (!change.scene) return to_nobody();
    return backstage(ShowTaken{*change.scene, change.prepared, change.taking},
                     ShowScene{*change.scene, change.taking.ms});
}

Shown show_stage(const State&, const Recorded&, const StageSoundSet& change) {
    if (change.sound.source.empty()) return to_nobody();
    const auto voices = voices_of({change.sound});
    if (voices.empty()) return backstage(ShowSound{change.sound}, ShowNothing{});
    return backstage(ShowSound{change.sound}, ShowVoice{voices.front()});
}

Shown show_stage(const State&, const Recorded&, const StageReturnSet& change) {
    if (change.level.person.empty()) return to_nobody();
    return backstage(ShowReturn{change.level}, ShowNothing{});
}

Shown show_stage(const State&, const Recorded&, const StageDuckingSet& change) {
    return backstage(ShowDucking{change.ducking}, ShowNothing{});
}

Shown show_stage(const State&, const Recorded&, const StageThirdSet& change) {
    return backstage(ShowThird{change.lines}, ShowNothing{});
}

Shown show_stage(const State& after, const Recorded&, const StageCalled&) {
    const ShowNext next{after.stage.next};
    return backstage(next, next);
}

Shown show_stage(const State&, const Recorded&, const StageSteered& change) {
    if (change.steering.person.empty()) return to_nobody();
    const ShowSteering steering{change.steering};
    return backstage(steering, steering);
}

Shown show_stage(const State& after, const Recorded& recorded, const StageTold&) {
    const auto& notes = after.stage.notes;
    if (notes.empty() || notes.back().number != recorded.offset) return to_nobody();
    const ShowNote note{notes.back()};
    if (note.note.to.empty()) return backstage(note, note);
    Shown shown = backstage(note, ShowNothing{});
    shown.addressed = {{note.note.to, note, true}};
    return shown;
}

// The producer's business alone: whose microphone fails is not told to the others.
Shown show_stage(const State& after, const Recorded&, const StageChecked& change) {
    const auto& checks = after.stage.checks;
    if (change.check.person.empty() || checks.empty()) return to_nobody();
    return backstage(ShowCheck{checks.back()}, ShowNothing{});
}

Shown show_stage(const State& after, const Recorded&, const StageTimerSet&) {
    const ShowTimer timer{after.stage.timer};
    return backstage(timer, timer);
}

}  // namespace paraninfo::room
