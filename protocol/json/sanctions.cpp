#include "protocol/json/sanctions.hpp"

#include <optional>

namespace paraninfo::json {

namespace {

// Who is meant: `person`, or `question` in its place.
template <typename T>
void read_whom(Members& members, T& command) {
    if (members.any("question") == nullptr) {
        command.person = entity<PersonId>(members, "person");
        return;
    }
    command.asker_of = entity<QuestionId>(members, "question");
    if (members.any("person") != nullptr) members.wrong("person");
}

// The sealed question, where the person was meant by one.
template <typename T>
void write_asker_of(Writer& to, const T& one) {
    if (!one.asker_of.empty()) to.member("question", one.asker_of.value);
}

void write_offsets(Writer& to, const std::vector<Offset>& offsets) {
    to.key("withdrawn").open_array();
    for (const Offset offset : offsets) to.value(offset);
    to.close_array();
}

std::vector<Offset> read_offsets(Members& members) {
    std::vector<Offset> offsets;
    const Value& list = members.required("withdrawn");
    if (!list.is_array()) {
        members.wrong("withdrawn");
        return offsets;
    }
    for (const Value& one : list) {
        if (one.is_number_unsigned())
            offsets.push_back(one.get<Offset>());
        else
            members.wrong("withdrawn");
    }
    return offsets;
}

template <typename T>
void write_parties(Writer& payload, const T& change) {
    payload.member("person", change.person.value).member("name", change.name);
    payload.member("by", change.by.value).member("by_name", change.by_name);
    payload.member("reason", change.reason);
    write_asker_of(payload, change);
}

template <typename T>
void read_parties(EntrySource& from, T& change) {
    change.person.value = from.text("person");
    change.name = from.text("name");
    change.by.value = from.text("by");
    change.by_name = from.text("by_name");
    change.reason = from.text("reason");
    change.asker_of.value = from.members.optional_text("question");
}

template <typename T>
std::string write_end(Writer& payload, Offset made, const T& change) {
    payload.member("person", change.person.value);
    payload.member("by", change.by.value).member("by_name", change.by_name);
    write_asker_of(payload, change);
    return ":" + std::to_string(made);
}

template <typename T>
T read_end(EntrySource& from) {
    PersonId person{from.text("person")};
    PersonId by{from.text("by")};
    std::string by_name = from.text("by_name");
    QuestionId asker_of{from.members.optional_text("question")};
    return {from.number(0), std::move(person), std::move(by), std::move(by_name), std::move(asker_of)};
}

std::optional<Sanction> read_sanction(const Value& value) {
    if (!value.is_object()) return std::nullopt;
    Members members(value);
    Sanction sanction;
    sanction.made = members.positive("made");
    sanction.person.value = members.text("person");
    sanction.name = members.text("name");
    sanction.by.value = members.text("by");
    sanction.by_name = members.text("by_name");
    sanction.reason = members.text("reason");
    sanction.at_ms = members.integer("at");
    sanction.until_ms = members.integer("until");
    sanction.withdrawn = read_offsets(members);
    sanction.asker_of.value = members.optional_text("question");
    if (members.problem()) return std::nullopt;
    return sanction;
}

}  // namespace

SilencePerson read_silence_person(Members& members) {
    SilencePerson command;
    read_whom(members, command);
    command.reason = members.text("reason");
    if (members.any("for_ms") != nullptr)
        command.for_ms = static_cast<std::int64_t>(members.positive("for_ms"));
    return command;
}

LiftSilence read_lift_silence(Members& members) {
    LiftSilence command;
    read_whom(members, command);
    return command;
}

BanPerson read_ban_person(Members& members) {
    BanPerson command;
    read_whom(members, command);
    command.reason = members.text("reason");
    return command;
}

UnbanPerson read_unban_person(Members& members) {
    UnbanPerson command;
    read_whom(members, command);
    return command;
}

void write_sanction(Writer& to, const Sanction& sanction, Audience audience) {
    to.open_object();
    if (sees_as_moderator(audience)) {
        if (sanction.asker_of.empty())
            to.member("person", sanction.person.value).member("name", sanction.name);
        else
            write_asker_of(to, sanction);
        to.member("by", sanction.by_name);
    }
    to.member("reason", sanction.reason).member("at", sanction.at_ms).key("until");
    to.time_or_null(sanction.until_ms);
    to.close_object();
}

void write_sanctions(Writer& to, std::string_view name, const std::vector<Sanction>* sanctions) {
    to.key(name).open_array();
    if (sanctions != nullptr)
        for (const Sanction& one : *sanctions) write_sanction(to, one, Audience::moderator);
    to.close_array();
}

std::string encode_own_silence(const Sanction* silence) {
    Writer writer;
    if (silence == nullptr)
        writer.null();
    else
        write_sanction(writer, *silence, Audience::participant);
    return writer.take();
}

std::string encode_sanction_entry(const PersonSilenced& change, Writer& payload) {
    write_parties(payload, change);
    return ":" + std::to_string(change.for_ms);
}

std::string encode_sanction_entry(const SilenceLifted& change, Writer& payload) {
    return write_end(payload, change.silenced, change);
}

std::string encode_sanction_entry(const PersonBanned& change, Writer& payload) {
    write_parties(payload, change);
    write_offsets(payload, change.withdrawn);
    return {};
}

std::string encode_sanction_entry(const PersonUnbanned& change, Writer& payload) {
    return write_end(payload, change.banned, change);
}

PersonSilenced decode_person_silenced(EntrySource& from) {
    PersonSilenced change;
    change.for_ms = from.number<std::int64_t>(0);
    read_parties(from, change);
    return change;
}

SilenceLifted decode_silence_lifted(EntrySource& from) {
    return read_end<SilenceLifted>(from);
}

PersonBanned decode_person_banned(EntrySource& from) {
    PersonBanned change;
    read_parties(from, change);
    if (!from.erased) change.withdrawn = read_offsets(from.members);
    return change;
}

PersonUnbanned decode_person_unbanned(EntrySource& from) {
    return read_end<PersonUnbanned>(from);
}

void write_kept_sanctions(Writer& to, std::string_view name, const std::vector<Sanction>& sanctions) {
    to.key(name).open_array();
    for (const Sanction& one : sanctions) {
        to.open_object().member("made", one.made);
        write_parties(to, one);
        to.member("at", one.at_ms).member("until", one.until_ms);
        write_offsets(to, one.withdrawn);
        to.close_object();
    }
    to.close_array();
}

bool read_kept_sanctions(Members& members, const char* name, std::vector<Sanction>& to) {
    const Value* list = members.any(name);
    return list == nullptr || read_each(*list, to, read_sanction);
}

}  // namespace paraninfo::json
