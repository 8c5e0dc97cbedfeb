// The answer to `room.join` (PROTOCOL.md section 3), in the parts that many seats share and those of one.
// Pure; any thread.
#pragma once

#include "protocol/broadcast.hpp"
#include "protocol/chat.hpp"
#include "protocol/channel.hpp"
#include "protocol/commands/command.hpp"
#include "protocol/hand.hpp"
#include "protocol/json/writer.hpp"
#include "protocol/poll.hpp"
#include "protocol/question.hpp"
#include "protocol/sanctions.hpp"
#include "protocol/seat.hpp"
#include "protocol/stage.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::json {

struct SnapshotPoll {
    const Poll* poll = nullptr;
    std::vector<PollAnswer> answers;  // of open text, for moderators
};

// What a snapshot shows to all seats of an audience. `questions`: what it may see of them is picked here.
struct SharedSnapshot {
    const RoomId& room;
    const std::map<std::string, std::string>& name;
    bool questions_open = true;
    Review review = Review::first;
    const std::vector<Question>& questions;
    const std::vector<Announcement>& announcements;
    std::vector<QuestionId> deck = {};  // in its order
    std::vector<SnapshotPoll> polls = {};
    const std::vector<Sanction>* silences = nullptr;  // null: none; for moderators
    const std::vector<Sanction>* bans = nullptr;
    Chat chat = {};
    Hands hands = {};
    bool reactions_open = true;
    const std::vector<ModeratorMessage>* channel = nullptr;  // null: nothing was said; for moderators
    Anonymity anonymity = Anonymity::audience;
    Broadcast broadcast = {};
};

// The snapshot's members without the closing bracket.
std::string encode_shared_snapshot(const SharedSnapshot& snapshot, Audience audience);

struct OwnQuestion {
    const Question* question = nullptr;
    const Question* into = nullptr;  // what it is merged into, if it is
};

struct OwnSnapshot {
    std::vector<OwnQuestion> questions;
    std::vector<QuestionId> voted;
    struct Vote {
        const Poll* poll = nullptr;
        const Ballot* ballot = nullptr;
    };
    std::vector<Vote> ballots;
    const Sanction* silence = nullptr;  // null: may ask
    std::vector<const ChatMessage*> chat = {};
    const Hand* hand = nullptr;    // null: none is up
    const Stage* stage = nullptr;  // of panelists and producers; null: the room has none
    Offset notes_after = 0;        // of the stage: no older ones, to a panelist
};

struct JoinAnswer {
    const RequestId& id;
    std::string_view mode;
    const Position& position;
    const Seat& seat;
    std::int64_t now_ms = 0;
};

// Whole messages (an array). `states` is a JSON object. Seats of screens and moderators have no own part,
// those of panelists and producers the stage.
std::string encode_snapshot_join(const JoinAnswer& answer, std::string_view shared, std::string_view states,
                                 const OwnSnapshot& own);
// `missed` is what follows the reply in the same message: changes and a through, without brackets.
std::string encode_resume_join(const JoinAnswer& answer, std::string_view states, std::string_view missed);

}  // namespace paraninfo::json
