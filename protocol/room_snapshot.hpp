// A room's state as a value that can be stored: what a snapshot in the journal holds.
#pragma once

#include "protocol/broadcast.hpp"
#include "protocol/chat.hpp"
#include "protocol/channel.hpp"
#include "protocol/commands/questions.hpp"
#include "protocol/hand.hpp"
#include "protocol/poll.hpp"
#include "protocol/question.hpp"
#include "protocol/sanctions.hpp"
#include "protocol/stage.hpp"

#include <cstdint>
#include <vector>

namespace paraninfo {

struct PersonVotes {
    PersonId person;
    std::vector<std::uint32_t> questions;  // indexes into `questions`, ascending
    bool operator==(const PersonVotes&) const = default;
};

struct RoomSnapshot {
    Offset offset = 0;
    bool questions_open = true;
    Review review = Review::first;
    std::vector<Question> questions;
    std::vector<Announcement> announcements;
    std::vector<PersonVotes> votes;
    std::vector<std::uint32_t> deck;  // indexes into `questions`, in the deck's order
    std::vector<PollVotes> polls;
    std::vector<Sanction> silences;
    std::vector<Sanction> bans;
    Chat chat;
    Hands hands;
    bool reactions_open = true;
    std::vector<ModeratorMessage> channel;
    Anonymity anonymity = Anonymity::audience;
    Broadcast broadcast = {};
    Stage stage = {};
    bool operator==(const RoomSnapshot&) const = default;
};

}  // namespace paraninfo
