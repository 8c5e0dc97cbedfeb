// The moderators' channel in JSON: the command, the messages as moderators see them, the journal's entries
// and snapshots. Pure; any thread.
#pragma once

#include "protocol/changes/channel.hpp"
#include "protocol/commands/channel.hpp"
#include "protocol/json/entry_source.hpp"
#include "protocol/json/writer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::json {

TellModerators read_tell_moderators(Members& members);

void write_message(Writer& to, const ModeratorMessage& message);
// Null: none.
void write_channel(Writer& to, const std::vector<ModeratorMessage>* channel);

std::string encode_channel_entry(const ModeratorsTold& change, Writer& payload);
ModeratorsTold decode_moderators_told(EntrySource& from);

// None where the snapshot is older than the channel is; false if it cannot be read.
bool read_kept_channel(Members& members, std::vector<ModeratorMessage>& to);

}  // namespace paraninfo::json
