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

TEST(Permissions, EveryCellOfTheTableIsAsTheContractSays) {
    for (const Command& command : one_of_each(std::make_index_sequence<std::variant_size_v<Command>>())) {
        const bool all = is_for_all_but_screens(command);
        const bool audience = is_for_the_audience(command) || all;
        EXPECT_EQ(may(Audience::participant, command), audience) << command.index();
        EXPECT_EQ(may(Audience::hall, command), audience) << command.index();
        EXPECT_EQ(may(Audience::moderator, command), !audience || all) << command.index();
        EXPECT_FALSE(may(Audience::screen, command)) << command.index();
    }
}

}  // namespace
}  // namespace paraninfo::room
