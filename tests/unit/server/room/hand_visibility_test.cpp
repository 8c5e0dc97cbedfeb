#include "server/room/hand_visibility.hpp"

#include "server/room/visibility.hpp"
#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

TEST(HandVisibility, OnlyModeratorsAndThePersonSeeAHand) {
    Room room;
    room.given(HandRaised{Audience::hall, PersonId{"h1"}, "Name"});
    const Shown shown = show(room.state, {1, 1, HandRaised{}});
    EXPECT_TRUE(std::holds_alternative<ShowHand>(shown.moderator));
    EXPECT_TRUE(std::holds_alternative<ShowNothing>(shown.audience));
    EXPECT_TRUE(std::holds_alternative<ShowNothing>(shown.screen));
    ASSERT_EQ(shown.addressed.size(), 1U);
    EXPECT_EQ(shown.addressed[0].person, PersonId{"h1"});
}

TEST(HandVisibility, WhoHandlesItIsNotToldToThePerson) {
    Room room;
    room.given(HandRaised{Audience::hall, PersonId{"h1"}, "Name"});
    room.given(HandClaimed{1, 60'000, PersonId{"m1"}, "Mod"});
    const Shown shown = show(room.state, {2, 2, HandClaimed{1, 60'000, PersonId{"m1"}, "Mod"}});
    EXPECT_TRUE(std::holds_alternative<ShowHand>(shown.moderator));
    EXPECT_TRUE(shown.addressed.empty());
}

TEST(HandVisibility, WhoIsCalledWaitsNoMore) {
    Room room;
    for (const char* person : {"a", "b", "c"}) room.given(HandRaised{Audience::hall, PersonId{person}, ""});
    room.given(HandInvited{2});
    EXPECT_EQ(waiting(room.state.hands), (std::vector<Offset>{1, 3}));
    EXPECT_TRUE(moves_queue(HandInvited{2}));
    EXPECT_TRUE(moves_queue(HandRaised{}));
    EXPECT_FALSE(moves_queue(QuestionsOpened{}));
}

}  // namespace
}  // namespace paraninfo::room
