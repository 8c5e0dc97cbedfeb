// The chat in JSON: the commands, the forms of a message that each class may see, and the journal's entries
// and snapshots. Pure; any thread.
#pragma once

#include "protocol/changes/chat.hpp"
#include "protocol/chat.hpp"
#include "protocol/commands/chat.hpp"
#include "protocol/json/entry_source.hpp"
#include "protocol/json/writer.hpp"

#include <string>
#include <vector>

namespace paraninfo::json {

SlowChat read_slow_chat(Members& members);
WriteChat read_write_chat(Members& members);
DeleteChat read_delete_chat(Members& members);

// `person`: for whom, if it is addressed; the author's form says that it is theirs.
void write_chat_message(Writer& to, const ChatMessage& message, Audience audience,
                        const PersonId& person = {});
// The member `chat` of a snapshot.
void write_chat(Writer& to, const Chat& chat, Audience audience);
// The own messages in their addressed form, an array.
std::string encode_own_chat(const std::vector<const ChatMessage*>& messages, const PersonId& person);

// What follows the change's name in the kind, with its colons; the payload's members go into `payload`.
std::string encode_chat_entry(const ChatSlowed& change, Writer& payload);
std::string encode_chat_entry(const ChatWritten& change, Writer& payload);
std::string encode_chat_entry(const ChatDeleted& change, Writer& payload);

ChatSlowed decode_chat_slowed(EntrySource& from);
ChatWritten decode_chat_written(EntrySource& from);
ChatDeleted decode_chat_deleted(EntrySource& from);

void write_kept_chat(Writer& to, const Chat& chat);
// None where the snapshot is older than the chat is; false if it cannot be read.
bool read_kept_chat(Members& members, Chat& to);

}  // namespace paraninfo::json
