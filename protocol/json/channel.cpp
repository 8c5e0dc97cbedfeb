#include "protocol/json/channel.hpp"

#include <optional>

namespace paraninfo::json {

namespace {

std::optional<ModeratorMessage> read_moderator_message(const nlohmann::json& value) {
    if (!value.is_object()) return std::nullopt;
    Members one(value);
    ModeratorMessage message{one.natural("number"), one.text("by"), one.text("text"), one.integer("at")};
    return one.problem() ? std::nullopt : std::optional(std::move(message));
}

}  // namespace

TellModerators read_tell_moderators(Members& members) {
    return {members.text("text")};
}

void write_message(Writer& to, const ModeratorMessage& message) {
    to.open_object().member("number", message.told).member("by", message.by);
    to.member("text", message.text).member("at", message.at_ms).close_object();
}

void write_channel(Writer& to, const std::vector<ModeratorMessage>* channel) {
    to.key("channel").open_array();
    if (channel != nullptr)
        for (const ModeratorMessage& message : *channel) write_message(to, message);
    to.close_array();
}

std::string encode_channel_entry(const ModeratorsTold& change, Writer& payload) {
    payload.member("by", change.by).member("text", change.text);
    return {};
}

ModeratorsTold decode_moderators_told(EntrySource& from) {
    std::string by = from.text("by");
    return {std::move(by), from.text("text")};
}

bool read_kept_channel(Members& members, std::vector<ModeratorMessage>& to) {
    const nlohmann::json* list = members.any("channel");
    return list == nullptr || read_each(*list, to, read_moderator_message);
}

}  // namespace paraninfo::json
