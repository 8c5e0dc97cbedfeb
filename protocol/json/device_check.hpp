// The check of a panelist's devices in JSON: reported, journaled, kept, and as a producer gets it
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

ReportCheck read_report_check(Members& members);
void write_check(Writer& to, const DeviceCheck& check);

std::string encode_stage_entry(const StageChecked& change, Writer& payload);
StageChecked decode_stage_checked(EntrySource& from);

// `"checks": …` of a snapshot; none where the one stored is older than they are. False if it cannot be read.
void write_checks(Writer& to, const std::vector<DeviceCheck>& checks);
bool read_kept_checks(Members& members, std::vector<DeviceCheck>& checks);

}  // namespace paraninfo::json
