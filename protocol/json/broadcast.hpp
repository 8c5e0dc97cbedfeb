// JSON of a room's broadcast. Only for protocol/json.
#pragma once

#include "protocol/broadcast.hpp"
#include "protocol/changes/broadcast.hpp"
#include "protocol/commands/broadcast.hpp"
#include "protocol/json/entry_source.hpp"
#include "protocol/json/members.hpp"
#include "protocol/json/writer.hpp"

#include <string>

namespace paraninfo::json {

PauseBroadcast read_pause_broadcast(Members& members);

// `"broadcast": {…}`, as pages get it. Of its recording moderators and producers alone are told.
void write_broadcast(Writer& to, const Broadcast& broadcast, bool with_recording);

// In a room's stored snapshot; a room that never heard of it is live.
void write_kept_broadcast(Writer& to, const Broadcast& broadcast);
bool read_kept_broadcast(Members& members, Broadcast& broadcast);

// What follows the kind in the journal.
std::string encode_broadcast_entry(const BroadcastPaused& change, Writer& payload);
BroadcastPaused decode_broadcast_paused(EntrySource& from);
std::string encode_broadcast_entry(const BroadcastRecordingSet& change, Writer& payload);
BroadcastRecordingSet decode_recording_set(EntrySource& from);

}  // namespace paraninfo::json
