// Any command, and a request as it came from a client: its shape is checked, nothing else.
#pragma once

#include "protocol/commands/annotations.hpp"
#include "protocol/commands/announcements.hpp"
#include "protocol/commands/broadcast.hpp"
#include "protocol/commands/channel.hpp"
#include "protocol/commands/chat.hpp"
#include "protocol/commands/hands.hpp"
#include "protocol/commands/polls.hpp"
#include "protocol/commands/questions.hpp"
#include "protocol/commands/reactions.hpp"
#include "protocol/commands/sanctions.hpp"
#include "protocol/commands/stage.hpp"
#include "protocol/position.hpp"

#include <optional>
#include <string>
#include <variant>

namespace paraninfo {

using Command = std::variant<
    AskQuestion, VoteQuestion, WithdrawQuestion, ApproveQuestion, DeclineQuestion, PutOnAir, TakeOffAir,
    MarkAnswered, EditQuestion, PutOnDeck, TakeOffDeck, MoveOnDeck, ReopenQuestion, MergeQuestion,
    UnmergeQuestion, SetTags, NoteQuestion, AnswerInWriting, TranslateQuestion, AssignQuestion, EnterQuestion,
    ClaimQuestion, OpenQuestions, CloseQuestions, SetReview, SetAnonymity, MakeAnnouncement,
    RemoveAnnouncement, DraftPoll, EditPoll, OpenPoll, ClosePoll, ArchivePoll, VotePoll, TakePaper,
    SilencePerson, LiftSilence, BanPerson, UnbanPerson, OpenChat, CloseChat, SlowChat, WriteChat, DeleteChat,
    OpenHands, CloseHands, RaiseHand, LowerHand, AnswerHand, ClaimHand, InviteHand, DeclineHand, FinishHand,
    OpenReactions, CloseReactions, React, TellModerators, StartBroadcast, PauseBroadcast, ResumeBroadcast,
    EndBroadcast, RecordBroadcast, PrepareScene, TakeScene, SetSound, SetReturn, SetDucking, SetThird,
    CallPanelist, SteerStage, TellStage, SayBackstage, ReportCheck, SetTimer, TalkBack, HearBackstage,
    ListenBackstage, TestEcho, SavePreset, RecallPreset, DeletePreset, RenamePreset, SetFile>;

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
