#include "server/room/channel.hpp"

#include "server/room/visibility.hpp"
#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

TEST(Channel, AMessageHasItsSayerAndIsForModeratorsOnly) {
    Room room;
    room.then(moderator(), TellModerators{" Break at ten. "});
    ASSERT_EQ(room.state.channel.size(), 1u);
    EXPECT_EQ(room.state.channel[0], (ModeratorMessage{1, "Name", "Break at ten.", 1}));
    const auto shown = show(room.state, {1, 1, ModeratorsTold{"Name", "Break at ten."}});
    EXPECT_EQ(shown.moderator, View(ShowModeratorMessage{room.state.channel[0]}));
    EXPECT_EQ(shown.audience, View(ShowNothing{}));
    EXPECT_EQ(shown.screen, View(ShowNothing{}));
    EXPECT_EQ(room.refused(participant(), TellModerators{"Me too"}), Reason::not_allowed);
}

TEST(Channel, AMessageHas500CharactersAtMost) {
    Room room;
    room.then(moderator(), TellModerators{std::string(500, 'x')});
    EXPECT_EQ(room.refused(moderator(), TellModerators{std::string(501, 'x')}), Reason::too_long);
    EXPECT_EQ(room.refused(moderator(), TellModerators{" "}), Reason::empty);
}

TEST(Channel, TheRoomKeepsTheNewest) {
    Room room;
    for (std::size_t i = 0; i <= channel_kept_max; ++i) room.given(ModeratorsTold{"M", std::to_string(i)});
    EXPECT_EQ(room.state.channel.size(), channel_kept_max);
    EXPECT_EQ(room.state.channel.front().text, "1");
}

TEST(Channel, WhatWasErasedIsNotThere) {
    Room room;
    room.given(ModeratorsTold{"", ""});
    EXPECT_TRUE(room.state.channel.empty());
    EXPECT_EQ(show(room.state, {1, 1, ModeratorsTold{"", ""}}), Shown{});
}

}  // namespace
}  // namespace paraninfo::room
