#include "server/live/tallies.hpp"

#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::live {
namespace {

class TalliesTest : public ::testing::Test {
  protected:
    void vote(const char* person) {
        const auto number = static_cast<room::BallotNumber>(record.ballots.size());
        room::put_ballot(record, number, {PersonId{person}, {1, ""}, VoterClass::hall});
    }
    const room::Limits limits;
    Tallies tallies{limits};
    room::PollRecord record = room::poll_record({samples::choice_poll(), 1, {}});
};

TEST_F(TalliesTest, AreCountedAgainWhenAVoteHasCome) {
    EXPECT_EQ(tallies.of(record).answers, R"({"answers":0})");
    vote("p");
    record.touched = 2;
    EXPECT_EQ(tallies.of(record).answers, R"({"answers":1})");
    EXPECT_EQ(tallies.of(record).results, R"({"answers":1,"counts":[1,0,0]})");
}

TEST_F(TalliesTest, AreNotCountedTwiceForTheSameVotes) {
    const auto before = tallies.of(record).answers;
    vote("p");
    EXPECT_EQ(tallies.of(record).answers, before) << "nobody said that it was touched";
    tallies.forget();
    EXPECT_NE(tallies.of(record).answers, before);
}

TEST_F(TalliesTest, ByClassAreMadeOnceThePollIsClosed) {
    for (const char* person : {"a", "b", "c", "d", "e"}) vote(person);
    record.poll.state = PollState::closing;
    EXPECT_EQ(tallies.of(record).classes, "");
    record.poll.state = PollState::closed;
    record.touched = 2;
    EXPECT_EQ(tallies.of(record).classes,
              R"({"groups":[{"classes":["hall"],"answers":5,"counts":[5,0,0]}]})");
}

}  // namespace
}  // namespace paraninfo::live
