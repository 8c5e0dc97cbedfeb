#include "server/room/permissions.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace paraninfo::room {
namespace {

template <std::size_t... I>
std::array<Command, sizeof...(I)> one_of_each(std::index_sequence<I...>) {
    return {Command(std::in_place_index<I>)...};
}

bool is_for_the_audience(const Command& command) {
    return std::holds_alternative<AskQuestion>(command) || std::holds_alternative<VoteQuestion>(command) ||
           std::holds_alternative<WithdrawQuestion>(command) || std::holds_alternative<VotePoll>(command) ||
           std::holds_alternative<TakePaper>(command) || std::holds_alternative<RaiseHand>(command) ||
           std::holds_alternative<LowerHand>(command) || std::holds_alternative<AnswerHand>(command) ||
           std::holds_alternative<React>(command);
}

bool is_for_all_but_screens(const Command& command) {
    return std::holds_alternative<WriteChat>(command) || std::holds_alternative<DeleteChat>(command);
}

bool is_for_moderators_and_producers(const Command& command) {
    return std::holds_alternative<TellModerators>(command) ||
           std::holds_alternative<StartBroadcast>(command) ||
           std::holds_alternative<PauseBroadcast>(command) ||
           std::holds_alternative<ResumeBroadcast>(command) ||
           std::holds_alternative<EndBroadcast>(command) || std::holds_alternative<RecordBroadcast>(command);
}

bool is_for_producers(const Command& command) {
    return std::holds_alternative<PrepareScene>(command) || std::holds_alternative<TakeScene>(command) ||
           std::holds_alternative<SetSound>(command) || std::holds_alternative<SetReturn>(command) ||
           std::holds_alternative<SetDucking>(command) || std::holds_alternative<SetThird>(command) ||
           std::holds_alternative<CallPanelist>(command) || std::holds_alternative<SteerStage>(command) ||
           std::holds_alternative<TellStage>(command) || std::holds_alternative<SetTimer>(command) ||
           std::holds_alternative<TalkBack>(command) || std::holds_alternative<TestEcho>(command) ||
           std::holds_alternative<SavePreset>(command) || std::holds_alternative<RecallPreset>(command) ||
           std::holds_alternative<DeletePreset>(command) || std::holds_alternative<RenamePreset>(command) ||
           std::holds_alternative<SetFile>(command) || std::holds_alternative<ListenBackstage>(command);
}

bool is_for_panelists(const Command& command) {
    return std::holds_alternative<SayBackstage>(command) || std::holds_alternative<ReportCheck>(command) ||
           std::holds_alternative<HearBackstage>(command);
}

TEST(Permissions, EveryCellOfTheTableIsAsTheContractSays) {
    for (const Command& command : one_of_each(std::make_index_sequence<std::variant_size_v<Command>>())) {
        const bool all = is_for_all_but_screens(command);
        const bool audience = is_for_the_audience(command) || all;
        EXPECT_EQ(may(Audience::participant, command), audience) << command.index();
        EXPECT_EQ(may(Audience::hall, command), audience) << command.index();
        const bool panelists = is_for_panelists(command);
        const bool producers = is_for_producers(command);
        EXPECT_EQ(may(Audience::moderator, command), (!audience && !panelists && !producers) || all)
            << command.index();
        EXPECT_EQ(may(Audience::panelist, command), panelists || all) << command.index();
        EXPECT_EQ(may(Audience::producer, command),
                  producers || is_for_moderators_and_producers(command) || all)
            << command.index();
        EXPECT_FALSE(may(Audience::screen, command)) << command.index();
    }
}

TEST(Permissions, AGuestOnTheStageHasASayThereAndReportsACheckAndNothingElse) {
    Seat guest;
    guest.role = Audience::panelist;
    guest.guest = true;
    for (const Command& command : one_of_each(std::make_index_sequence<std::variant_size_v<Command>>()))
        EXPECT_EQ(may(guest, command), is_for_panelists(command)) << command.index();
}

}  // namespace
}  // namespace paraninfo::room
