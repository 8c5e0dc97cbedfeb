// What a producer keeps under a name, in JSON: asked for, journaled, kept, and as producers get it
// (PROTOCOL.md section 4.6). Pure; any thread.
#pragma once

#include "protocol/changes/stage.hpp"
#include "protocol/commands/stage.hpp"
#include "protocol/json/entry_source.hpp"
#include "protocol/json/members.hpp"
#include "protocol/json/writer.hpp"

#include <string>
#include <vector>

namespace paraninfo::json {

// A command that names a preset by its kind and name.
template <typename T>
T read_named_preset(Members& members) {
    T command;
    command.kind = named(members, "kind", preset_kind_named);
    command.name = members.text("name");
    return command;
}

RenamePreset read_rename_preset(Members& members);

void write_preset(Writer& to, const Preset& preset);
void write_presets(Writer& to, const std::vector<Preset>& presets);  // `"presets": …`

std::string encode_stage_entry(const StagePresetSaved& change, Writer& payload);
std::string encode_stage_entry(const StagePresetDeleted& change, Writer& payload);
std::string encode_stage_entry(const StagePresetRenamed& change, Writer& payload);
std::string encode_stage_entry(const StageLevelsSet& change, Writer& payload);
StagePresetSaved decode_stage_preset_saved(EntrySource& from);
StagePresetDeleted decode_stage_preset_deleted(EntrySource& from);
StagePresetRenamed decode_stage_preset_renamed(EntrySource& from);
StageLevelsSet decode_stage_levels_set(EntrySource& from);

// Of a stored snapshot; one of before there were presets has none. False if it cannot be read.
bool read_kept_presets(Members& members, std::vector<Preset>& presets);

}  // namespace paraninfo::json
