// Where questions and polls belong in the agenda, as JSON: ids of sessions and speakers, of which nothing but
// the shape is known here. Only for protocol/json.
#pragma once

#include "protocol/changes/annotations.hpp"
#include "protocol/commands/annotations.hpp"
#include "protocol/json/entry_source.hpp"
#include "protocol/json/writer.hpp"

namespace paraninfo::json {

// Empty where the member is missing.
std::string read_agenda_id(Members& from, const char* name);
// The member, if there is an id.
void write_agenda_id(Writer& to, std::string_view name, const std::string& id);

AssignQuestion read_assign(Members& members);

std::string encode_annotation(const QuestionAssigned& change, Writer& payload);
QuestionAssigned decode_assigned(EntrySource& from);

}  // namespace paraninfo::json
