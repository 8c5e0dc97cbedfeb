#include "server/room/poll_record.hpp"

#include "tests/unit/server/room/poll_stage.hpp"

namespace paraninfo::room {
namespace {

TEST(PollRecords, AreFoundByIdAndByOffset) {
    Room room;
    const auto first = drafted_in(room, choice_form());
    room.then(moderator(), MakeAnnouncement{"Coffee"});
    const auto second = drafted_in(room, text_form());
    const auto& polls = room.state.polls;
    EXPECT_EQ(find_poll(polls, second), poll_at(polls, 3));
    EXPECT_EQ(find_poll(polls, first), poll_at(polls, 1));
    EXPECT_EQ(poll_at(polls, 2), nullptr);
    EXPECT_EQ(poll_at(polls, 4), nullptr);
    EXPECT_EQ(find_poll(polls, PollId{"none"}), nullptr);
    EXPECT_EQ(voting_poll(polls), nullptr);
}

TEST(PollRecords, ABallotIsItsPersons) {
    Room room;
    const auto id = opened_in(room, choice_form());
    room.then(participant("p1"), choose(id, {1}));
    EXPECT_EQ(voting_poll(room.state.polls), &record_in(room, id));
    EXPECT_EQ(*ballot_of(record_in(room, id), PersonId{"p1"}), (Ballot{2, ""}));
    EXPECT_EQ(ballot_of(record_in(room, id), PersonId{"p2"}), nullptr);
}

TEST(PollRecords, WordsFollowAChangedAnswer) {
    Room room;
    const auto id = opened_in(room, text_form());
    room.then(participant("p1"), VotePoll{id, VoteText{"Trust"}});
    room.then(participant("p1"), VotePoll{id, VoteText{"Open talk"}});
    const std::vector<std::vector<std::string>> words{{"open", "talk"}};
    EXPECT_EQ(record_in(room, id).words, words);
}

}  // namespace
}  // namespace paraninfo::room
