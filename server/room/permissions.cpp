#include "server/room/permissions.hpp"

#include <array>
#include <type_traits>

namespace paraninfo::room {

namespace {

struct Row {
    bool participant = false, hall = false, screen = false, moderator = false, panelist = false,
         producer = false;
};

constexpr Row audience_only{.participant = true, .hall = true};
constexpr Row moderator_only{.moderator = true};
constexpr Row moderator_and_producer{.moderator = true, .producer = true};
constexpr Row producer_only{.producer = true};
constexpr Row panelist_only{.panelist = true};
constexpr Row everybody_but_screens{
    .participant = true, .hall = true, .moderator = true, .panelist = true, .producer = true};

// A command without a line of its own here does not compile.
constexpr Row row(std::type_identity<AskQuestion>) {
    return audience_only;
}
constexpr Row row(std::type_identity<VoteQuestion>) {
    return audience_only;
}
constexpr Row row(std::type_identity<WithdrawQuestion>) {
    return audience_only;
}
constexpr Row row(std::type_identity<ApproveQuestion>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<DeclineQuestion>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<PutOnAir>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<TakeOffAir>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<MarkAnswered>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<EditQuestion>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<PutOnDeck>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<TakeOffDeck>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<MoveOnDeck>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<ReopenQuestion>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<MergeQuestion>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<UnmergeQuestion>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<SetTags>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<NoteQuestion>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<AnswerInWriting>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<TranslateQuestion>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<AssignQuestion>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<EnterQuestion>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<ClaimQuestion>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<OpenQuestions>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<CloseQuestions>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<SetReview>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<SetAnonymity>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<MakeAnnouncement>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<RemoveAnnouncement>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<DraftPoll>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<EditPoll>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<OpenPoll>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<ClosePoll>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<ArchivePoll>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<VotePoll>) {
    return audience_only;
}
constexpr Row row(std::type_identity<TakePaper>) {
    return audience_only;
}
constexpr Row row(std::type_identity<SilencePerson>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<LiftSilence>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<BanPerson>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<UnbanPerson>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<TellModerators>) {
    return moderator_and_producer;
}
constexpr Row row(std::type_identity<OpenChat>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<CloseChat>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<SlowChat>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<WriteChat>) {
    return everybody_but_screens;
}
constexpr Row row(std::type_identity<DeleteChat>) {
    return everybody_but_screens;
}
constexpr Row row(std::type_identity<OpenHands>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<CloseHands>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<RaiseHand>) {
    return audience_only;
}
constexpr Row row(std::type_identity<LowerHand>) {
    return audience_only;
}
constexpr Row row(std::type_identity<AnswerHand>) {
    return audience_only;
}
constexpr Row row(std::type_identity<ClaimHand>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<InviteHand>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<DeclineHand>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<FinishHand>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<OpenReactions>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<CloseReactions>) {
    return moderator_only;
}
constexpr Row row(std::type_identity<React>) {
    return audience_only;
}
constexpr Row row(std::type_identity<StartBroadcast>) {
    return moderator_and_producer;
}
constexpr Row row(std::type_identity<PauseBroadcast>) {
    return moderator_and_producer;
}
constexpr Row row(std::type_identity<ResumeBroadcast>) {
    return moderator_and_producer;
}
constexpr Row row(std::type_identity<EndBroadcast>) {
    return moderator_and_producer;
}
constexpr Row row(std::type_identity<PrepareScene>) {
    return producer_only;
}
constexpr Row row(std::type_identity<TakeScene>) {
    return producer_only;
}
constexpr Row row(std::type_identity<SetSound>) {
    return producer_only;
}
constexpr Row row(std::type_identity<SetReturn>) {
    return producer_only;
}
constexpr Row row(std::type_identity<SetDucking>) {
    return producer_only;
}
constexpr Row row(std::type_identity<SetThird>) {
    return producer_only;
}
constexpr Row row(std::type_identity<CallPanelist>) {
    return producer_only;
}
constexpr Row row(std::type_identity<SteerStage>) {
    return producer_only;
}
constexpr Row row(std::type_identity<TellStage>) {
    return producer_only;
}
constexpr Row row(std::type_identity<SayBackstage>) {
    return panelist_only;
}
constexpr Row row(std::type_identity<ReportCheck>) {
    return panelist_only;
}
constexpr Row row(std::type_identity<SetTimer>) {
    return producer_only;
}
constexpr Row row(std::type_identity<TalkBack>) {
    return producer_only;
}
constexpr Row row(std::type_identity<HearBackstage>) {
    return panelist_only;
}
constexpr Row row(std::type_identity<TestEcho>) {
    return producer_only;
}
constexpr Row row(std::type_identity<SavePreset>) {
    return producer_only;
}
constexpr Row row(std::type_identity<RecallPreset>) {
    return producer_only;
}
constexpr Row row(std::type_identity<DeletePreset>) {
    return producer_only;
}
constexpr Row row(std::type_identity<RenamePreset>) {
    return producer_only;
}
constexpr Row row(std::type_identity<SetFile>) {
    return producer_only;
}

}  // namespace

bool may(Audience role, const Command& command) {
    const Row permitted =
        std::visit([]<typename T>(const T&) { return row(std::type_identity<T>{}); }, command);
    switch (role) {
        case Audience::participant:
            return permitted.participant;
        case Audience::hall:
            return permitted.hall;
        case Audience::screen:
            return permitted.screen;
        case Audience::moderator:
            return permitted.moderator;
        case Audience::panelist:
            return permitted.panelist;
        case Audience::producer:
            return permitted.producer;
    }
    return false;
}

bool may(const Seat& seat, const Command& command) {
    const bool of_guests = std::holds_alternative<SayBackstage>(command) ||
                           std::holds_alternative<ReportCheck>(command) ||
                           std::holds_alternative<HearBackstage>(command);
    if (seat.guest && !of_guests) return false;
    return may(seat.role, command);
}

}  // namespace paraninfo::room
