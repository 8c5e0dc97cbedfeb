// Any command, and a request as it came from a client: its shape is checked, nothing else.
#pragma once

#include "protocol/commands/annotations.hpp"
#include "protocol/commands/announcements.hpp"
#include "protocol/commands/polls.hpp"
#include "protocol/commands/questions.hpp"
#include "protocol/commands/sanctions.hpp"
#include "protocol/position.hpp"

#include <optional>
#include <string>
#include <variant>

namespace paraninfo {

using Command =
    std::variant<AskQuestion, VoteQuestion, WithdrawQuestion, ApproveQuestion, DeclineQuestion, PutOnAir,
                 TakeOffAir, MarkAnswered, EditQuestion, PutOnDeck, TakeOffDeck, MoveOnDeck, ReopenQuestion,
                 MergeQuestion, UnmergeQuestion, SetTags, NoteQuestion, AnswerInWriting, TranslateQuestion,
                 EnterQuestion, OpenQuestions, CloseQuestions, SetReview, MakeAnnouncement,
                 RemoveAnnouncement, DraftPoll, EditPoll, OpenPoll, ClosePoll, ArchivePoll, VotePoll,
                 TakePaper, SilencePerson, LiftSilence, BanPerson, UnbanPerson>;

// The request's `id` as JSON, ready to be sent back: `7` or `"seven"`; `null` when it could not be read.
struct RequestId {
    std::string json = "null";
    bool operator==(const RequestId&) const = default;
};

struct JoinRoom {
    std::optional<Position> position;
    bool operator==(const JoinRoom&) const = default;
};

struct SubmitCommand {
    std::string key;  // the client's UUID
    Command command;
    bool operator==(const SubmitCommand&) const = default;
};

struct Request {
    RequestId id;
    std::variant<JoinRoom, SubmitCommand> what;
    bool operator==(const Request&) const = default;
};

}  // namespace paraninfo
