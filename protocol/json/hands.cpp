#include "protocol/json/hands.hpp"

#include <optional>

namespace paraninfo::json {

namespace {

std::string numbered_hand(Offset hand) {
    return ":" + std::to_string(hand);
}

template <typename T>
std::string encode_end(const T& change, Writer& payload) {
    payload.member("person", change.person.value);
    return numbered_hand(change.hand);
}

void write_kept(Writer& to, const Hand& hand) {
    to.open_object().member("number", hand.number).member("person", hand.person.value);
    to.member("name", hand.name).member("origin", name_of(hand.origin)).member("state", name_of(hand.state));
    to.member("at", hand.at_ms).member("version", hand.version);
    if (hand.claim) {
        to.key("claim").open_object().member("by", hand.claim->by.value);
        to.member("by_name", hand.claim->by_name).member("until", hand.claim->until_ms).close_object();
    }
    to.close_object();
}

std::optional<HandClaim> read_claim(const Value& value) {
    if (!value.is_object()) return std::nullopt;
    Members members(value);
    HandClaim claim{PersonId{members.text("by")}, members.text("by_name"), members.integer("until")};
    return members.problem() ? std::nullopt : std::optional(std::move(claim));
}

std::optional<Hand> read_hand(const Value& value) {
    if (!value.is_object()) return std::nullopt;
    Members members(value);
    Hand hand;
    hand.number = members.positive("number");
    hand.person.value = members.text("person");
    hand.name = members.text("name");
    hand.origin = named(members, "origin", audience_named);
    hand.state = named(members, "state", hand_state_named);
    hand.at_ms = members.integer("at");
    hand.version = members.positive("version");
    if (const Value* claim = members.any("claim")) {
        hand.claim = read_claim(*claim);
        if (!hand.claim) members.wrong("claim");
    }
    return members.problem() ? std::nullopt : std::optional(std::move(hand));
}

}  // namespace

AnswerHand read_answer_hand(Members& members) {
    return {members.truth("accept")};
}

void write_hand(Writer& to, const Hand& hand, Audience audience) {
    to.open_object().member("number", hand.number).member("state", name_of(hand.state));
    to.member("at", hand.at_ms);
    if (sees_as_moderator(audience)) {
        to.member("person", hand.person.value).member("name", hand.name);
        to.member("origin", hand.origin == Audience::hall ? "hall" : "remote");
        to.member("version", hand.version).key("claim");
        if (hand.claim) {
            to.open_object().member("person", hand.claim->by.value).member("by", hand.claim->by_name);
            to.member("until", hand.claim->until_ms).close_object();
        } else {
            to.null();
        }
    }
    to.close_object();
}

void write_hands(Writer& to, const Hands& hands) {
    to.key("hands").open_array();
    for (const Hand& hand : hands.queue) write_hand(to, hand, Audience::moderator);
    to.close_array();
}

std::string encode_own_hand(const Hand* hand) {
    Writer writer;
    if (hand == nullptr)
        writer.null();
    else
        write_hand(writer, *hand, Audience::participant);
    return writer.take();
}

std::string encode_waiting(const std::vector<Offset>& numbers) {
    Writer writer;
    writer.open_object().key("waiting").open_array();
    for (const Offset number : numbers) writer.value(number);
    return writer.close_array().close_object().take();
}

std::string encode_hand_entry(const HandRaised& change, Writer& payload) {
    payload.member("person", change.person.value).member("name", change.name);
    return ":" + std::string(name_of(change.origin));
}

std::string encode_hand_entry(const HandClaimed& change, Writer& payload) {
    payload.member("by", change.by.value).member("by_name", change.by_name);
    return numbered_hand(change.hand) + ":" + std::to_string(change.for_ms);
}

std::string encode_hand_entry(const HandClaimLapsed& change, Writer&) {
    return numbered_hand(change.hand);
}

std::string encode_hand_entry(const HandInvited& change, Writer&) {
    return numbered_hand(change.hand);
}

std::string encode_hand_entry(const HandAccepted& change, Writer&) {
    return numbered_hand(change.hand);
}

std::string encode_hand_entry(const HandLowered& change, Writer& payload) {
    return encode_end(change, payload);
}

std::string encode_hand_entry(const HandDeclined& change, Writer& payload) {
    return encode_end(change, payload);
}

std::string encode_hand_entry(const HandDone& change, Writer& payload) {
    return encode_end(change, payload);
}

HandRaised decode_hand_raised(EntrySource& from) {
    HandRaised change;
    change.origin = from.named(0, audience_named);
    change.person.value = from.text("person");
    change.name = from.text("name");
    return change;
}

HandClaimed decode_hand_claimed(EntrySource& from) {
    HandClaimed change;
    change.hand = from.number(0);
    change.for_ms = from.number<std::int64_t>(1);
    change.by.value = from.text("by");
    change.by_name = from.text("by_name");
    return change;
}

void write_kept_hands(Writer& to, const Hands& hands) {
    to.key("hands").open_object().member("open", hands.open).key("queue").open_array();
    for (const Hand& hand : hands.queue) write_kept(to, hand);
    to.close_array().close_object();
}

bool read_kept_hands(Members& members, Hands& to) {
    const Value* value = members.any("hands");
    if (value == nullptr) return true;
    if (!value->is_object()) return false;
    Members hands(*value);
    to.open = hands.truth("open");
    return read_each(hands.required("queue"), to.queue, read_hand) && !hands.problem();
}

}  // namespace paraninfo::json
