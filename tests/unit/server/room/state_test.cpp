#include "server/room/state.hpp"

#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

TEST(State, QuestionsAreFoundByIdAndByOffset) {
    Room room;
    const auto id = room.asked_by(participant());
    EXPECT_EQ(find_question(room.state, id), question_at(std::as_const(room.state), 1));
    EXPECT_EQ(find_question(room.state, QuestionId{"none"}), nullptr);
    EXPECT_EQ(question_at(room.state, 2), nullptr);
    EXPECT_EQ(question_on_air(room.state), nullptr);
}

TEST(State, VotesOfAPersonAreTheirs) {
    Room room;
    const auto id = room.approved_of(participant("p1"));
    room.then(participant("p2"), VoteQuestion{id, true});
    EXPECT_EQ(votes_of(room.state, PersonId{"p2"}), std::vector{id});
    EXPECT_TRUE(votes_of(room.state, PersonId{"p3"}).empty());
}

}  // namespace
}  // namespace paraninfo::room
