#include "server/room/snapshot.hpp"

#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

TEST(RoomSnapshots, RestoreTheState) {
    Room room;
    const auto first = room.approved_of(participant("p1"));
    const auto second = room.approved_of(participant("p2"));
    room.then(in_hall("h1"), VoteQuestion{second, true});
    room.then(in_hall("h1"), VoteQuestion{first, true});
    room.then(in_hall("h2"), VoteQuestion{second, true});
    room.then(moderator(), PutOnAir{second, 2});
    room.then(moderator(), MakeAnnouncement{"Coffee"});
    room.then(moderator(), CloseQuestions{});
    EXPECT_EQ(restore(snapshot_of(room.state)), room.state);
}

}  // namespace
}  // namespace paraninfo::room
