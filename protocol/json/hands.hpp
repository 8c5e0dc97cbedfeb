// Raised hands in JSON: the commands, the forms that moderators and the person see, the state of the queue,
// and the journal's entries and snapshots. Pure; any thread.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/changes/hands.hpp"
#include "protocol/commands/hands.hpp"
#include "protocol/hand.hpp"
#include "protocol/json/entry_source.hpp"
#include "protocol/json/writer.hpp"

#include <string>
#include <vector>

namespace paraninfo::json {

AnswerHand read_answer_hand(Members& members);

// A moderator's command about a hand, with the version that was seen.
template <typename T>
T read_hand_step(Members& members) {
    T command;
    command.hand = members.positive("hand");
    command.version = members.positive("version");
    return command;
}

// Whose it is and who handles it are for moderators' eyes.
void write_hand(Writer& to, const Hand& hand, Audience audience);
// The member `hands` of a moderator's snapshot.
void write_hands(Writer& to, const Hands& hands);
// As the person sees it; `null` without one.
std::string encode_own_hand(const Hand* hand);
// Data of the state `hands`.
std::string encode_waiting(const std::vector<Offset>& numbers);

// What follows the change's name in the kind, with its colons; the payload's members go into `payload`.
std::string encode_hand_entry(const HandRaised& change, Writer& payload);
std::string encode_hand_entry(const HandClaimed& change, Writer& payload);
std::string encode_hand_entry(const HandClaimLapsed& change, Writer& payload);
std::string encode_hand_entry(const HandInvited& change, Writer& payload);
std::string encode_hand_entry(const HandAccepted& change, Writer& payload);
std::string encode_hand_entry(const HandLowered& change, Writer& payload);
std::string encode_hand_entry(const HandDeclined& change, Writer& payload);
std::string encode_hand_entry(const HandDone& change, Writer& payload);

HandRaised decode_hand_raised(EntrySource& from);
HandClaimed decode_hand_claimed(EntrySource& from);

template <typename T>
T decode_hand_end(EntrySource& from) {
    return {from.number(0), PersonId{from.text("person")}};
}

void write_kept_hands(Writer& to, const Hands& hands);
// None where the snapshot is older than raised hands are; false if they cannot be read.
bool read_kept_hands(Members& members, Hands& to);

}  // namespace paraninfo::json
