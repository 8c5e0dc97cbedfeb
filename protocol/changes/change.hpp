// Any change, and a change with its place in the room's stream.
#pragma once

#include "protocol/changes/annotations.hpp"
#include "protocol/changes/announcements.hpp"
#include "protocol/changes/broadcast.hpp"
#include "protocol/changes/channel.hpp"
#include "protocol/changes/chat.hpp"
#include "protocol/changes/hands.hpp"
#include "protocol/changes/polls.hpp"
#include "protocol/changes/questions.hpp"
#include "protocol/changes/reactions.hpp"
#include "protocol/changes/sanctions.hpp"
#include "protocol/changes/stage.hpp"

#include <variant>

namespace paraninfo {

using Change = std::variant<
    QuestionAsked, QuestionApproved, QuestionDeclined, QuestionWithdrawn, QuestionPutOnAir,
    QuestionTakenOffAir, QuestionAnswered, QuestionEdited, QuestionPutOnDeck, QuestionTakenOffDeck,
    QuestionMovedOnDeck, QuestionReopened, QuestionMerged, QuestionUnmerged, QuestionTagged, QuestionNoted,
    QuestionAnsweredInWriting, QuestionTranslated, QuestionAssigned, QuestionVoted, QuestionsOpened,
    QuestionsClosed, ReviewSet, AnonymitySet, AnnouncementMade, AnnouncementRemoved, PollDrafted, PollEdited,
    PollOpened, PollClosing, PollClosed, PollArchived, PollVoted, PollPaperGiven, PollCounted, PersonSilenced,
    SilenceLifted, PersonBanned, PersonUnbanned, ChatOpened, ChatClosed, ChatSlowed, ChatWritten, ChatDeleted,
    HandsOpened, HandsClosed, HandRaised, HandClaimed, HandClaimLapsed, HandInvited, HandAccepted,
    HandLowered, HandDeclined, HandDone, ReactionsOpened, ReactionsClosed, ModeratorsTold, BroadcastStarted,
    BroadcastPaused, BroadcastResumed, BroadcastEnded, BroadcastRecordingSet, StagePrepared, StageTaken,
    StageSoundSet, StageReturnSet, StageDuckingSet, StageThirdSet, StageCalled, StageSteered, StageTold,
    StageChecked, StageTimerSet, StagePresetSaved, StagePresetDeleted, StagePresetRenamed, StageLevelsSet,
    StageFileSet>;

struct Recorded {
    Offset offset = 0;
    std::int64_t at_ms = 0;  // wall clock, UTC
    Change change;

    bool operator==(const Recorded&) const = default;
};

// The name on the wire and in the journal, e.g. "question.asked".
std::string_view kind_of(const Change& change);

// Of a change that belongs to the stage: when it happened there, set once as it is applied. Other changes
// have no such time and keep none.
void stamp(Change& change, const std::optional<ProgrammeTime>& programme_at);
const ProgrammeTime* programme_time_of(const Change& change);  // null: it has none

}  // namespace paraninfo
