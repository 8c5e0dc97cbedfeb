#include "server/room/room.hpp"

#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

TEST(RoomRules, TheTableOfPermissionsComesFirst) {
    Room room;
    EXPECT_EQ(room.refused(participant(), CloseQuestions{}), Reason::not_allowed);
    EXPECT_EQ(room.refused(seat_of(Audience::screen, "s"), AskQuestion{"", "", false}), Reason::not_allowed);
    EXPECT_EQ(room.refused(moderator(), AskQuestion{"Why?", "", false}), Reason::not_allowed);
}

TEST(RoomRules, ReplayingTheSameChangesGivesTheSameState) {
    Room room;
    std::vector<Change> journal;
    const auto send = [&](const Seat& actor, const Command& command) {
        auto decision = room.when(actor, command);
        ASSERT_TRUE(decision);
        for (const Change& change : *decision) {
            journal.push_back(change);
            room.given(change);
        }
    };
    send(participant("p1"), AskQuestion{"One?", "es", false});
    send(in_hall("h1"), AskQuestion{"Two?", "", true});
    for (const char* id : {"id1", "id2"}) send(moderator(), ApproveQuestion{QuestionId{id}, 1});
    send(in_hall("h1"), VoteQuestion{QuestionId{"id1"}, true});
    send(moderator(), PutOnAir{QuestionId{"id1"}, 2});
    send(moderator(), PutOnAir{QuestionId{"id2"}, 2});
    send(moderator(), MakeAnnouncement{"Coffee"});
    Room again;
    for (const Change& change : journal) again.given(change);
    EXPECT_EQ(again.state, room.state);
}

TEST(RoomRules, ACommandThatChangesNothingIsToldWhereTheRoomStands) {
    Room room;
    const auto id = room.approved_of(participant("p1"));
    EXPECT_EQ(room.then(participant("p2"), VoteQuestion{id, false}), (Done{2, {}, {}, {}, {}, {}, {}}));
}

}  // namespace
}  // namespace paraninfo::room
