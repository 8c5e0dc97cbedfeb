#include "protocol/json/room_snapshot.hpp"

#include "protocol/json/airing.hpp"
#include "protocol/json/annotations.hpp"
#include "protocol/json/assignment.hpp"
#include "protocol/json/broadcast.hpp"
#include "protocol/json/channel.hpp"
#include "protocol/json/chat.hpp"
#include "protocol/json/hands.hpp"
#include "protocol/json/members.hpp"
#include "protocol/json/poll_snapshot.hpp"
#include "protocol/json/reasons.hpp"
#include "protocol/json/sanctions.hpp"
#include "protocol/json/stage_entries.hpp"
#include "protocol/json/strict.hpp"
#include "protocol/json/writer.hpp"

namespace paraninfo::json {

namespace {

void write(Writer& to, const Question& question) {
    to.open_object().member("id", question.id.value).member("asked", question.asked);
    to.member("person", question.person.value).member("name", question.name);
    to.member("anonymous", question.anonymous).member("origin", name_of(question.origin));
    if (question.sealed) to.member("sealed", true);
    to.member("text", question.text).member("original", question.original).member("edited", question.edited);
    to.member("language", question.language).member("state", name_of(question.state));
    to.member("previous", name_of(question.previous)).member("at", question.at_ms);
    to.member("version", question.version).member("votes", question.votes);
    to.member("voted", question.voted).member("reason", question.reason);
    to.member("erased_votes", question.erased_votes).member("into", question.into.value);
    to.member("unmerged_to", name_of(question.unmerged_to));
    write_kept_annotations(to, question.annotations);
    write_aired(to, question.aired);
    write_reasons(to, question.reasons);
    write_agenda_id(to, "session", question.session);
    write_agenda_id(to, "to", question.to);
    write_agenda_id(to, "assigned", question.assigned);
    to.close_object();
}

std::optional<Question> read_question(const Value& value) {
    if (!value.is_object()) return std::nullopt;
    Members members(value);
    Question question;
    question.id.value = members.text("id");
    question.asked = members.natural("asked");
    question.person.value = members.text("person");
    question.name = members.text("name");
    question.anonymous = members.truth("anonymous");
    question.sealed = members.optional_truth("sealed");
    question.origin = named(members, "origin", audience_named);
    question.text = members.text("text");
    question.original = members.text("original");
    question.edited = members.truth("edited");
    question.language = members.text("language");
    question.state = named(members, "state", question_state_named);
    question.previous = named(members, "previous", question_state_named);
    question.at_ms = members.integer("at");
    question.version = members.natural("version");
    question.votes = members.natural("votes");
    question.voted = members.natural("voted");
    question.reason = members.text("reason");
    question.erased_votes = members.natural("erased_votes");
    question.into.value = members.text("into");
    question.unmerged_to = named(members, "unmerged_to", question_state_named);
    question.annotations = read_kept_annotations(members);
    question.aired = read_aired(members);
    question.reasons = read_reasons(members);
    question.session = read_agenda_id(members, "session");
    question.to = read_agenda_id(members, "to");
    question.assigned = read_agenda_id(members, "assigned");
    if (members.problem()) return std::nullopt;
    return question;
}

std::optional<Announcement> read_announcement(const Value& value) {
    if (!value.is_object()) return std::nullopt;
    Members members(value);
    Announcement announcement{AnnouncementId{members.text("id")}, members.natural("made"),
                              members.text("text"), members.integer("at")};
    if (members.problem()) return std::nullopt;
    return announcement;
}

std::optional<std::uint32_t> read_index(const Value& number, std::size_t questions) {
    const bool fit = number.is_number_unsigned() && number.get<std::uint64_t>() < questions;
    return fit ? std::optional(number.get<std::uint32_t>()) : std::nullopt;
}

std::optional<PersonVotes> read_votes(const Value& value, std::size_t questions) {
    if (!value.is_object()) return std::nullopt;
    Members members(value);
    PersonVotes votes{PersonId{members.text("person")}, {}};
    const Value& list = members.required("questions");
    if (!list.is_array() || members.problem()) return std::nullopt;
    for (const Value& number : list) {
        const auto index = read_index(number, questions);
        if (!index || (!votes.questions.empty() && votes.questions.back() >= *index)) return std::nullopt;
        votes.questions.push_back(*index);
    }
    return votes;
}

}  // namespace

std::string encode_room_snapshot(const RoomSnapshot& snapshot) {
    Writer writer;
    writer.open_object().member("v", snapshot_schema).member("offset", snapshot.offset);
    writer.member("open", snapshot.questions_open);
    writer.member("review", snapshot.review == Review::first ? "first" : "publish");
    writer.key("questions").open_array();
    for (const Question& question : snapshot.questions) write(writer, question);
    writer.close_array().key("announcements").open_array();
    for (const Announcement& one : snapshot.announcements) {
        writer.open_object().member("id", one.id.value).member("made", one.made);
        writer.member("text", one.text).member("at", one.at_ms).close_object();
    }
    writer.close_array().key("votes").open_array();
    for (const PersonVotes& votes : snapshot.votes) {
        writer.open_object().member("person", votes.person.value).key("questions").open_array();
        for (const std::uint32_t question : votes.questions) writer.value(question);
        writer.close_array().close_object();
    }
    writer.close_array().key("deck").open_array();
    for (const std::uint32_t question : snapshot.deck) writer.value(question);
    writer.close_array().key("polls").open_array();
    for (const PollVotes& votes : snapshot.polls) write_poll_votes(writer, votes);
    writer.close_array();
    write_kept_sanctions(writer, "silences", snapshot.silences);
    write_kept_sanctions(writer, "bans", snapshot.bans);
    write_channel(writer, &snapshot.channel);
    write_kept_chat(writer, snapshot.chat);
    write_kept_hands(writer, snapshot.hands);
    writer.member("reactions_closed", !snapshot.reactions_open);
    writer.member("anonymity", name_of(snapshot.anonymity));
    write_kept_broadcast(writer, snapshot.broadcast);
    write_kept_stage(writer, snapshot.stage);
    writer.close_object();
    return writer.take();
}

std::optional<RoomSnapshot> decode_room_snapshot(std::string_view text) {
    const auto value = parse_strict(text);
    if (!value || !value->is_object()) return std::nullopt;
    Members members(*value);
    RoomSnapshot snapshot;
    const bool schema_fits = members.natural("v") == snapshot_schema;
    snapshot.offset = members.natural("offset");
    snapshot.questions_open = members.truth("open");
    const std::string review = members.text("review");
    snapshot.review = review == "publish" ? Review::publish : Review::first;
    const bool lists_fit =
        read_each(members.required("questions"), snapshot.questions, read_question) &&
        read_each(members.required("announcements"), snapshot.announcements, read_announcement) &&
        read_each(members.required("votes"), snapshot.votes,
                  [&](const Value& one) { return read_votes(one, snapshot.questions.size()); }) &&
        read_each(members.required("deck"), snapshot.deck,
                  [&](const Value& one) { return read_index(one, snapshot.questions.size()); });
    // A room that never heard of polls has none.
    const Value* polls = members.any("polls");
    const bool polls_fit = polls == nullptr || read_each(*polls, snapshot.polls, read_poll_votes);
    const bool sanctions_fit = read_kept_sanctions(members, "silences", snapshot.silences) &&
                               read_kept_sanctions(members, "bans", snapshot.bans);
    const bool live_fit =
        read_kept_chat(members, snapshot.chat) && read_kept_hands(members, snapshot.hands) &&
        read_kept_channel(members, snapshot.channel) && read_kept_broadcast(members, snapshot.broadcast) &&
        read_kept_stage(members, snapshot.stage);
    snapshot.reactions_open = !members.optional_truth("reactions_closed");
    // A room that never heard of it keeps names from the audience alone.
    if (members.any("anonymity") != nullptr)
        snapshot.anonymity = named(members, "anonymity", anonymity_named);
    const bool fit = schema_fits && lists_fit && polls_fit && sanctions_fit && live_fit;
    if (!fit || members.problem()) return std::nullopt;
    return snapshot;
}

}  // namespace paraninfo::json
