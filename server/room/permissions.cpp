#include "server/room/permissions.hpp"

#include <type_traits>
#include <variant>

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

template <typename... Listed>
struct CommandList {
    template <typename T>
    static constexpr int times = (int{std::is_same_v<T, Listed>} + ...);
};

using OfTheAudience = CommandList<AskQuestion, VoteQuestion, WithdrawQuestion, VotePoll, TakePaper, RaiseHand,
                                  LowerHand, AnswerHand, React>;
using OfModerators =
    CommandList<ApproveQuestion, DeclineQuestion, PutOnAir, TakeOffAir, MarkAnswered, EditQuestion, PutOnDeck,
                TakeOffDeck, MoveOnDeck, ReopenQuestion, MergeQuestion, UnmergeQuestion, SetTags,
                NoteQuestion, AnswerInWriting, TranslateQuestion, AssignQuestion, EnterQuestion,
                ClaimQuestion, OpenQuestions, CloseQuestions, SetReview, SetAnonymity, MakeAnnouncement,
                RemoveAnnouncement, DraftPoll, EditPoll, OpenPoll, ClosePoll, ArchivePoll, SilencePerson,
                LiftSilence, BanPerson, UnbanPerson, OpenChat, CloseChat, SlowChat, OpenHands, CloseHands,
                ClaimHand, InviteHand, DeclineHand, FinishHand, OpenReactions, CloseReactions>;
using OfModeratorsAndProducers = CommandList<TellModerators, StartBroadcast, PauseBroadcast, ResumeBroadcast,
                                             EndBroadcast, RecordBroadcast>;
using OfProducers = CommandList<PrepareScene, TakeScene, SetSound, SetReturn, SetDucking, SetThird,
                                CallPanelist, SteerStage, TellStage, SetTimer, TalkBack, ListenBackstage,
                                TestEcho, SavePreset, RecallPreset, DeletePreset, RenamePreset, SetFile>;
using OfPanelists = CommandList<SayBackstage, ReportCheck, HearBackstage>;
using OfAllButScreens = CommandList<WriteChat, DeleteChat>;

// A command that stands in none of the lists, or in two, does not compile.
template <typename T>
constexpr Row row_of() {
    static_assert(OfTheAudience::times<T> + OfModerators::times<T> + OfModeratorsAndProducers::times<T> +
                      OfProducers::times<T> + OfPanelists::times<T> + OfAllButScreens::times<T> ==
                  1);
    if (OfTheAudience::times<T> == 1) return audience_only;
    if (OfModerators::times<T> == 1) return moderator_only;
    if (OfModeratorsAndProducers::times<T> == 1) return moderator_and_producer;
    if (OfProducers::times<T> == 1) return producer_only;
    if (OfPanelists::times<T> == 1) return panelist_only;
    return everybody_but_screens;
}

}  // namespace

bool may(Audience role, const Command& command) {
    const Row permitted = std::visit([]<typename T>(const T&) { return row_of<T>(); }, command);
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
