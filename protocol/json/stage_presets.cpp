#include "protocol/json/stage_presets.hpp"

#include "protocol/json/stage.hpp"

#include <optional>
#include <utility>

namespace paraninfo::json {

namespace {

// The one member that a preset has beside its kind and its name.
void write_held(Writer& to, const Preset& preset) {
    if (preset.kind == PresetKind::scene) {
        to.key("scene");
        write_scene(to, preset.scene);
    } else {
        to.key("levels");
        write_sounds(to, preset.sounds);
    }
}

void read_held(Members& members, Preset& preset) {
    if (preset.kind == PresetKind::scene)
        preset.scene = read_scene(members, "scene");
    else if (!read_sounds(members.required("levels"), preset.sounds))
        members.wrong("levels");
}

std::optional<Preset> read_kept_preset(const nlohmann::json& value) {
    if (!value.is_object()) return std::nullopt;
    Members one(value);
    Preset preset;
    preset.kind = named(one, "kind", preset_kind_named);
    preset.name = one.text("name");
    read_held(one, preset);
    return one.problem() ? std::nullopt : std::optional(std::move(preset));
}

}  // namespace

RenamePreset read_rename_preset(Members& members) {
    RenamePreset command = read_named_preset<RenamePreset>(members);
    command.new_name = members.text("new_name");
    return command;
}

void write_preset(Writer& to, const Preset& preset) {
    to.open_object().member("kind", name_of(preset.kind)).member("name", preset.name);
    write_held(to, preset);
    to.close_object();
}

void write_presets(Writer& to, const std::vector<Preset>& presets) {
    to.key("presets").open_array();
    for (const Preset& preset : presets) write_preset(to, preset);
    to.close_array();
}

std::string encode_stage_entry(const StagePresetSaved& change, Writer& payload) {
    payload.member("name", change.preset.name);
    write_held(payload, change.preset);
    return ":" + std::string(name_of(change.preset.kind));
}

std::string encode_stage_entry(const StagePresetDeleted& change, Writer& payload) {
    payload.member("name", change.name);
    return ":" + std::string(name_of(change.kind));
}

std::string encode_stage_entry(const StagePresetRenamed& change, Writer& payload) {
    payload.member("name", change.name).member("new_name", change.new_name);
    return ":" + std::string(name_of(change.kind));
}

std::string encode_stage_entry(const StageLevelsSet& change, Writer& payload) {
    payload.key("levels");
    write_sounds(payload, change.sounds);
    return {};
}

StagePresetSaved decode_stage_preset_saved(EntrySource& from) {
    StagePresetSaved saved;
    saved.preset.kind = from.named(0, preset_kind_named);
    saved.preset.name = from.text("name");
    if (!from.erased) read_held(from.members, saved.preset);
    return saved;
}

StagePresetDeleted decode_stage_preset_deleted(EntrySource& from) {
    const PresetKind kind = from.named(0, preset_kind_named);
    return {kind, from.text("name")};
}

StagePresetRenamed decode_stage_preset_renamed(EntrySource& from) {
    StagePresetRenamed renamed;
    renamed.kind = from.named(0, preset_kind_named);
    renamed.name = from.text("name");
    renamed.new_name = from.text("new_name");
    return renamed;
}

StageLevelsSet decode_stage_levels_set(EntrySource& from) {
    StageLevelsSet set;
    if (!from.erased) from.fit = read_sounds(from.members.required("levels"), set.sounds) && from.fit;
    return set;
}

bool read_kept_presets(Members& members, std::vector<Preset>& presets) {
    const nlohmann::json* value = members.any("presets");
    if (value == nullptr) return true;
    return read_each(*value, presets, read_kept_preset) && presets.size() <= presets_max;
}

}  // namespace paraninfo::json
