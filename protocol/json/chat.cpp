#include "protocol/json/chat.hpp"

#include <optional>

namespace paraninfo::json {

namespace {

std::string_view ended_by(bool by_moderator) {
    return by_moderator ? "moderator" : "author";
}

void write_kept(Writer& to, const ChatMessage& message) {
    to.open_object().member("number", message.number).member("person", message.person.value);
    to.member("name", message.name).member("role", name_of(message.role)).member("text", message.text);
    to.member("reply_to", message.reply_to).member("at", message.at_ms);
    if (message.deleted) {
        to.key("deleted").open_object().member("by_moderator", message.deleted->by_moderator);
        to.member("by_name", message.deleted->by_name).member("reason", message.deleted->reason);
        to.close_object();
    }
    to.close_object();
}

std::optional<ChatDeletion> read_deletion(const Value& value) {
    if (!value.is_object()) return std::nullopt;
    Members members(value);
    ChatDeletion deletion{members.truth("by_moderator"), members.text("by_name"), members.text("reason")};
    return members.problem() ? std::nullopt : std::optional(std::move(deletion));
}

std::optional<ChatMessage> read_message(const Value& value) {
    if (!value.is_object()) return std::nullopt;
    Members members(value);
    ChatMessage message;
    message.number = members.positive("number");
    message.person.value = members.text("person");
    message.name = members.text("name");
    message.role = named(members, "role", audience_named);
    message.text = members.text("text");
    message.reply_to = members.natural("reply_to");
    message.at_ms = members.integer("at");
    if (const Value* deleted = members.any("deleted")) {
        message.deleted = read_deletion(*deleted);
        if (!message.deleted) members.wrong("deleted");
    }
    return members.problem() ? std::nullopt : std::optional(std::move(message));
}

}  // namespace

SlowChat read_slow_chat(Members& members) {
    return {static_cast<std::int64_t>(members.natural("slow_ms"))};
}

WriteChat read_write_chat(Members& members) {
    WriteChat command{members.text("text"), 0};
    if (members.any("reply_to") != nullptr) command.reply_to = members.positive("reply_to");
    return command;
}

DeleteChat read_delete_chat(Members& members) {
    const Offset message = members.positive("message");
    return {message, members.optional_text("reason")};
}

void write_chat_message(Writer& to, const ChatMessage& message, Audience audience, const PersonId& person) {
    const bool moderated = sees_as_moderator(audience);
    const bool mine = !person.empty() && message.person == person;
    // What is gone is nobody's any more, but for those who have to know.
    const bool names_author = moderated || mine || !message.text.empty();
    to.open_object().member("number", message.number).key("text");
    if (message.text.empty())
        to.null();
    else
        to.value(message.text);
    to.member_or_null("author", names_author ? message.name : std::string());
    to.member("role", name_of(message.role)).member("at", message.at_ms);
    if (message.reply_to != 0) to.member("reply_to", message.reply_to);
    if (mine) to.member("mine", true);
    if (moderated) to.member_or_null("person", message.person.value);
    if (message.deleted) {
        to.member("deleted", ended_by(message.deleted->by_moderator));
        if (moderated) to.member("by", message.deleted->by_name);
        const bool tells_why = message.deleted->by_moderator && (moderated || mine);
        if (tells_why) to.member("reason", message.deleted->reason);
    }
    to.close_object();
}

void write_chat(Writer& to, const Chat& chat, Audience audience) {
    to.key("chat").open_object().member("open", chat.open).member("slow_ms", chat.slow_ms);
    to.key("messages").open_array();
    for (const ChatMessage& message : chat.messages) write_chat_message(to, message, audience);
    to.close_array().close_object();
}

std::string encode_own_chat(const std::vector<const ChatMessage*>& messages, const PersonId& person) {
    Writer writer;
    writer.open_array();
    for (const ChatMessage* message : messages)
        write_chat_message(writer, *message, Audience::participant, person);
    return writer.close_array().take();
}

std::string encode_chat_entry(const ChatSlowed& change, Writer&) {
    return ":" + std::to_string(change.slow_ms);
}

std::string encode_chat_entry(const ChatWritten& change, Writer& payload) {
    payload.member("person", change.person.value).member("name", change.name).member("text", change.text);
    return ":" + std::string(name_of(change.role)) + ":" + std::to_string(change.reply_to);
}

std::string encode_chat_entry(const ChatDeleted& change, Writer& payload) {
    payload.member("person", change.person.value).member("name", change.name);
    payload.member("by", change.by.value).member("by_name", change.by_name).member("reason", change.reason);
    return ":" + std::to_string(change.message) + ":" + std::string(ended_by(change.by_moderator));
}

ChatSlowed decode_chat_slowed(EntrySource& from) {
    return {from.number<std::int64_t>(0)};
}

ChatWritten decode_chat_written(EntrySource& from) {
    ChatWritten change;
    change.role = from.named(0, audience_named);
    change.reply_to = from.number(1);
    change.person.value = from.text("person");
    change.name = from.text("name");
    change.text = from.text("text");
    return change;
}

ChatDeleted decode_chat_deleted(EntrySource& from) {
    ChatDeleted change;
    change.message = from.number(0);
    const auto ended = from.word(1);
    from.fit = from.fit && (ended == ended_by(true) || ended == ended_by(false));
    change.by_moderator = ended == ended_by(true);
    change.person.value = from.text("person");
    change.name = from.text("name");
    change.by.value = from.text("by");
    change.by_name = from.text("by_name");
    change.reason = from.text("reason");
    return change;
}

void write_kept_chat(Writer& to, const Chat& chat) {
    to.key("chat").open_object().member("open", chat.open).member("slow_ms", chat.slow_ms);
    to.key("messages").open_array();
    for (const ChatMessage& message : chat.messages) write_kept(to, message);
    to.close_array().close_object();
}

bool read_kept_chat(Members& members, Chat& to) {
    const Value* value = members.any("chat");
    if (value == nullptr) return true;
    if (!value->is_object()) return false;
    Members chat(*value);
    to.open = chat.truth("open");
    to.slow_ms = chat.integer("slow_ms");
    return read_each(chat.required("messages"), to.messages, read_message) && !chat.problem();
}

}  // namespace paraninfo::json
