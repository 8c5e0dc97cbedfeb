#include "server/room/snapshot.hpp"

#include "tests/unit/server/room/poll_stage.hpp"

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
    const auto words = drafted_in(room, text_form());
    room.then(moderator(), OpenPoll{words, 1, 0});
    room.then(participant("p1"), VotePoll{words, VoteText{"Trust and talk"}});
    room.given(PollVoted{room.state.polls[0].poll.drafted, 1, VoterClass::hall, PersonId{}, Ballot{0, ""}});
    room.then(moderator(), ClosePoll{words, 2});
    drafted_in(room, scale_form());
    EXPECT_EQ(restore(snapshot_of(room.state)), room.state);
}

TEST(RoomSnapshots, RestoreTheDeckAndWhatIsMerged) {
    Room room;
    std::vector<QuestionId> ids;
    for (const char* person : {"p1", "p2", "p3", "p4"}) ids.push_back(room.approved_of(participant(person)));
    room.then(moderator(), PutOnDeck{ids[1], 2});
    room.then(moderator(), PutOnDeck{ids[3], 2});
    room.then(moderator(), MoveOnDeck{ids[3], 3, ids[1]});
    room.vote("p9", ids[0]);
    room.merge(ids[0], ids[3]);
    room.merge(ids[2], ids[3]);
    const State restored = restore(snapshot_of(room.state));
    EXPECT_EQ(restored, room.state);
    EXPECT_EQ(restored.merged.size(), 1u);
}

}  // namespace
}  // namespace paraninfo::room
