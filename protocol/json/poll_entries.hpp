// Changes of polls as the journal keeps them. The kind carries the skeleton of a form and the choices of a
// vote, which outlive an erased payload; the payload the texts and the voter. Only for protocol/json.
#pragma once

#include "protocol/changes/polls.hpp"
#include "protocol/json/entry_source.hpp"
#include "protocol/json/writer.hpp"

#include <string>

namespace paraninfo::json {

// What follows the change's name in the kind, with its colons; the payload's members go into `payload`.
std::string encode_poll_entry(const PollDrafted& change, Writer& payload);
std::string encode_poll_entry(const PollEdited& change, Writer& payload);
std::string encode_poll_entry(const PollOpened& change, Writer& payload);
std::string encode_poll_entry(const PollClosing& change, Writer& payload);
std::string encode_poll_entry(const PollClosed& change, Writer& payload);
std::string encode_poll_entry(const PollArchived& change, Writer& payload);
std::string encode_poll_entry(const PollVoted& change, Writer& payload);
std::string encode_poll_entry(const PollPaperGiven& change, Writer& payload);
std::string encode_poll_entry(const PollCounted& change, Writer& payload);

PollDrafted decode_poll_drafted(EntrySource& from);
PollEdited decode_poll_edited(EntrySource& from);
PollOpened decode_poll_opened(EntrySource& from);
PollVoted decode_poll_voted(EntrySource& from);
PollPaperGiven decode_poll_paper_given(EntrySource& from);
PollCounted decode_poll_counted(EntrySource& from);

}  // namespace paraninfo::json
