#include "server/room/stage_presets.hpp"

#include "server/room/stage.hpp"
#include "server/room/wording.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace paraninfo::room {

namespace {

// Where the preset is, or the end.
auto find_preset(auto& presets, PresetKind kind, const std::string& name) {
    return std::ranges::find_if(presets,
                                [&](const Preset& one) { return one.kind == kind && one.name == name; });
}

boost::system::result<std::string, Reject> preset_name(const std::string& name, const Context& context) {
    auto clean = word(name, context.limits.preset_graphemes_max, Lines::one);
    if (clean && clean->size() > preset_name_bytes_max) {
        Reject refused = reject(Reason::too_long);
        refused.most = static_cast<std::int64_t>(context.limits.preset_graphemes_max);
        return refused;
    }
    return clean;
}

Shown to_producers(View view) {
    return backstage(std::move(view), ShowNothing{});
}

}  // namespace

Decision decide(const State& state, const Seat& actor, const SavePreset& command, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    auto name = preset_name(command.name, context);
    if (!name) return std::move(name).error();
    const Stage& stage = state.stage;
    if (command.kind == PresetKind::scene && !stage.prepared) return reject(Reason::wrong_state);
    const bool known = find_preset(stage.presets, command.kind, *name) != stage.presets.end();
    if (!known && stage.presets.size() >= presets_max) return reject(Reason::full);
    Preset preset{command.kind, *std::move(name)};
    if (command.kind == PresetKind::scene)
        preset.scene = *stage.prepared;
    else
        preset.sounds = stage.sounds;
    return act_on_stage(state, actor, context, Changes{StagePresetSaved{std::move(preset)}});
}

Decision decide(const State& state, const Seat& actor, const RecallPreset& command, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    const auto& presets = state.stage.presets;
    const auto found = find_preset(presets, command.kind, command.name);
    if (found == presets.end()) return reject(Reason::not_found);
    if (command.kind == PresetKind::scene)
        return act_on_stage(state, actor, context, Changes{StagePrepared{found->scene}});
    return act_on_stage(state, actor, context, Changes{StageLevelsSet{found->sounds}});
}

Decision decide(const State& state, const Seat& actor, const DeletePreset& command, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    const auto& presets = state.stage.presets;
    if (find_preset(presets, command.kind, command.name) == presets.end()) return reject(Reason::not_found);
    return act_on_stage(state, actor, context, Changes{StagePresetDeleted{command.kind, command.name}});
}

// Never in the place of another: what two producers saved, one of them must not lose by a slip of the other.
Decision decide(const State& state, const Seat& actor, const RenamePreset& command, const Context& context) {
    if (!context.panelists) return reject(Reason::closed);
    const auto& presets = state.stage.presets;
    if (find_preset(presets, command.kind, command.name) == presets.end()) return reject(Reason::not_found);
    auto name = preset_name(command.new_name, context);
    if (!name) return std::move(name).error();
    if (find_preset(presets, command.kind, *name) != presets.end()) return reject(Reason::wrong_state);
    return act_on_stage(state, actor, context,
                        Changes{StagePresetRenamed{command.kind, command.name, *std::move(name)}});
}

void apply(State& state, const Recorded&, const StagePresetSaved& change) {
    const Preset& preset = change.preset;
    if (preset.name.empty()) return;
    auto& presets = state.stage.presets;
    const auto found = find_preset(presets, preset.kind, preset.name);
    if (found != presets.end())
        *found = preset;
    else
        presets.push_back(preset);
}

void apply(State& state, const Recorded&, const StagePresetDeleted& change) {
    auto& presets = state.stage.presets;
    const auto found = find_preset(presets, change.kind, change.name);
    if (found != presets.end()) presets.erase(found);
}

void apply(State& state, const Recorded&, const StagePresetRenamed& change) {
    if (change.new_name.empty()) return;
    auto& presets = state.stage.presets;
    const auto found = find_preset(presets, change.kind, change.name);
    // Of a name there is one, also where the deletion of another was erased.
    const bool taken = find_preset(presets, change.kind, change.new_name) != presets.end();
    if (found != presets.end() && !taken) found->name = change.new_name;
}

void apply(State& state, const Recorded&, const StageLevelsSet& change) {
    state.stage.sounds = change.sounds;
}

Shown show_stage(const State&, const Recorded&, const StagePresetSaved& change) {
    if (change.preset.name.empty()) return to_producers(ShowNothing{});
    return to_producers(ShowPreset{change.preset});
}

Shown show_stage(const State&, const Recorded&, const StagePresetDeleted& change) {
    if (change.name.empty()) return to_producers(ShowNothing{});
    return to_producers(ShowPresetGone{change.kind, change.name});
}

Shown show_stage(const State&, const Recorded&, const StagePresetRenamed& change) {
    if (change.new_name.empty()) return to_producers(ShowNothing{});
    return to_producers(ShowPresetRenamed{change.kind, change.name, change.new_name});
}

Shown show_stage(const State&, const Recorded&, const StageLevelsSet& change) {
    return backstage(ShowLevels{change.sounds}, ShowVoices{voices_of(change.sounds)});
}

}  // namespace paraninfo::room
