// The stage in the journal: its changes' entries, and what a room's stored snapshot keeps of it. Only for
// protocol/json.
#pragma once

#include "protocol/changes/stage.hpp"
#include "protocol/json/entry_source.hpp"
#include "protocol/json/writer.hpp"

#include <string>

namespace paraninfo::json {

// What follows the kind, and the payload's members.
std::string encode_stage_entry(const StagePrepared& change, Writer& payload);
std::string encode_stage_entry(const StageTaken& change, Writer& payload);
std::string encode_stage_entry(const StageSoundSet& change, Writer& payload);
std::string encode_stage_entry(const StageReturnSet& change, Writer& payload);
std::string encode_stage_entry(const StageDuckingSet& change, Writer& payload);
std::string encode_stage_entry(const StageThirdSet& change, Writer& payload);
std::string encode_stage_entry(const StageCalled& change, Writer& payload);
std::string encode_stage_entry(const StageSteered& change, Writer& payload);
std::string encode_stage_entry(const StageTold& change, Writer& payload);

StagePrepared decode_stage_prepared(EntrySource& from);
StageTaken decode_stage_taken(EntrySource& from);
StageSoundSet decode_stage_sound_set(EntrySource& from);
StageReturnSet decode_stage_return_set(EntrySource& from);
StageDuckingSet decode_stage_ducking_set(EntrySource& from);
StageThirdSet decode_stage_third_set(EntrySource& from);
StageCalled decode_stage_called(EntrySource& from);
StageSteered decode_stage_steered(EntrySource& from);
StageTold decode_stage_told(EntrySource& from);

// A snapshot of before there were stages has none: the floor is on the programme. False if it cannot be read.
void write_kept_stage(Writer& to, const Stage& stage);
bool read_kept_stage(Members& members, Stage& stage);

}  // namespace paraninfo::json
