#include "server/room/reactions.hpp"

#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

TEST(ReactionRules, TheyAreTakenUntilAModeratorClosesThem) {
    Room room;
    const Offset before = room.state.offset;
    room.then(participant(), React{Reaction::heart});
    EXPECT_EQ(room.state.offset, before) << "a reaction changes nothing";
    EXPECT_EQ(room.refused(moderator(), OpenReactions{}), Reason::wrong_state);
    room.then(moderator(), CloseReactions{});
    EXPECT_EQ(room.refused(in_hall(), React{Reaction::heart}), Reason::closed);
    EXPECT_EQ(room.refused(moderator(), React{Reaction::heart}), Reason::not_allowed);
    room.then(moderator(), OpenReactions{});
    EXPECT_TRUE(room.state.reactions_open);
}

}  // namespace
}  // namespace paraninfo::room
