#include "protocol/json/assignment.hpp"

namespace paraninfo::json {

namespace {

// Null: to none.
std::string id_or_null(Members& from, const char* name) {
    return from.required(name).is_null() ? std::string() : read_agenda_id(from, name);
}

}  // namespace

std::string read_agenda_id(Members& from, const char* name) {
    if (from.any(name) == nullptr) return {};
    std::string id = from.text(name);
    if (!is_token(id, 1, entity_id_length_max)) from.wrong(name);
    return id;
}

void write_agenda_id(Writer& to, std::string_view name, const std::string& id) {
    if (!id.empty()) to.member(name, id);
}

AssignQuestion read_assign(Members& members) {
    auto command = versioned<AssignQuestion>(members);
    command.session = id_or_null(members, "session");
    command.speaker = id_or_null(members, "speaker");
    return command;
}

std::string encode_annotation(const QuestionAssigned& change, Writer& payload) {
    write_agenda_id(payload, "session", change.session);
    write_agenda_id(payload, "speaker", change.speaker);
    return ":" + std::to_string(change.question);
}

QuestionAssigned decode_assigned(EntrySource& from) {
    const Offset question = from.number(0);
    return {question, read_agenda_id(from.members, "session"), read_agenda_id(from.members, "speaker")};
}

}  // namespace paraninfo::json
