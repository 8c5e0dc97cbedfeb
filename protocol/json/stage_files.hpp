// How files are played, in JSON: asked for, journaled, kept, and as producers get it (PROTOCOL.md
// section 4.6). Pure; any thread.
#pragma once

#include "protocol/changes/stage.hpp"
#include "protocol/commands/stage.hpp"
#include "protocol/json/entry_source.hpp"
#include "protocol/json/members.hpp"
#include "protocol/json/writer.hpp"

#include <string>
#include <vector>

namespace paraninfo::json {

SetFile read_set_file(Members& members);

void write_stage_file(Writer& to, const StageFile& file);
void write_stage_files(Writer& to, const std::vector<StageFile>& files);  // `"files": …`

std::string encode_stage_entry(const StageFileSet& change, Writer& payload);
StageFileSet decode_stage_file_set(EntrySource& from);

// Of a stored snapshot; one of before there were files has none. False if it cannot be read.
bool read_kept_files(Members& members, std::vector<StageFile>& files);

}  // namespace paraninfo::json
