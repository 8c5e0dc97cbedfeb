// The speaker's timer in JSON: set, journaled, kept, and as those backstage get it (PROTOCOL.md section 4.6).
// Pure; any thread.
#pragma once

#include "protocol/changes/stage.hpp"
#include "protocol/commands/stage.hpp"
#include "protocol/json/entry_source.hpp"
#include "protocol/json/members.hpp"
#include "protocol/json/writer.hpp"

#include <optional>
#include <string>

namespace paraninfo::json {

SetTimer read_set_timer(Members& members);
void write_timer(Writer& to, const std::optional<StageTimer>& timer);  // `"timer": …`

std::string encode_stage_entry(const StageTimerSet& change, Writer& payload);
StageTimerSet decode_stage_timer_set(EntrySource& from);

// Of a stored snapshot. False if it cannot be read.
bool read_kept_timer(Members& members, std::optional<StageTimer>& timer);

}  // namespace paraninfo::json
