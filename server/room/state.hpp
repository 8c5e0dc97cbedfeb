// Everything that a room knows and that its journal can rebuild. A value without rules; the features' files
// change it. Not who is connected (presence) and nothing of time.
#pragma once

#include "protocol/broadcast.hpp"
#include "protocol/changes/change.hpp"
#include "protocol/chat.hpp"
#include "protocol/hand.hpp"
#include "protocol/question.hpp"
#include "protocol/sanctions.hpp"
#include "protocol/stage.hpp"
#include "server/room/poll_record.hpp"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace paraninfo::room {

using PersonNumber = std::uint32_t;
using QuestionNumber = std::uint32_t;  // index into State::questions

struct State {
    Offset offset = 0;  // of the last change applied
    bool questions_open = true;
    Review review = Review::first;
    Anonymity anonymity = Anonymity::audience;

    std::vector<Question> questions;  // in the order asked; never removed
    std::unordered_map<QuestionId, QuestionNumber> question_by_id;
    std::unordered_map<Offset, QuestionNumber> question_by_offset;

    // Each person once; `voted` is ascending, so that a vote is there once or not at all.
    std::unordered_map<PersonId, PersonNumber> people;
    std::vector<std::vector<QuestionNumber>> voted;

    std::vector<QuestionNumber> deck;  // what comes next, in the order given by hand
    // By the question merged into: what was merged, ascending, never empty.
    std::unordered_map<QuestionNumber, std::vector<QuestionNumber>> merged;

    std::vector<Announcement> announcements;  // those made and not removed

    std::vector<PollRecord> polls;  // in the order drafted; never removed

    std::vector<Sanction> silences;  // those in force, in the order made
    std::vector<Sanction> bans;

    std::vector<ModeratorMessage> channel;  // the newest, in the order said

    Chat chat;
    Hands hands;
    bool reactions_open = true;
    Broadcast broadcast;
    Stage stage;

    bool operator==(const State&) const = default;
};

const Question* find_question(const State& state, const QuestionId& id);
// Of a change: nothing if the journal names one that was never asked.
Question* question_at(State& state, Offset asked);
const Question* question_at(const State& state, Offset asked);
const Question* question_on_air(const State& state);

// What the person voted for, whatever became of it.
std::vector<QuestionId> votes_of(const State& state, const PersonId& person);

}  // namespace paraninfo::room
