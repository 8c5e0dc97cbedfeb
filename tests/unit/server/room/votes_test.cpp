#include "server/room/votes.hpp"

#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

TEST(Votes, CountOncePerPerson) {
    Room room;
    const auto id = room.approved_of(participant("p1"));
    room.then(participant("p2"), VoteQuestion{id, true});
    EXPECT_TRUE(room.when(participant("p2"), VoteQuestion{id, true})->empty());
    room.then(in_hall("h1"), VoteQuestion{id, true});
    EXPECT_EQ(room.question(id).votes, 2u);
    EXPECT_EQ(votes_of(room.state, PersonId{"p2"}), std::vector<QuestionId>{id});
}

TEST(Votes, CanBeTakenBack) {
    Room room;
    const auto id = room.approved_of(participant("p1"));
    room.then(participant("p2"), VoteQuestion{id, true});
    room.then(participant("p2"), VoteQuestion{id, false});
    EXPECT_EQ(room.question(id).votes, 0u);
    EXPECT_TRUE(room.when(participant("p2"), VoteQuestion{id, false})->empty());
}

TEST(Votes, TheSameChangeTwiceCountsOnce) {
    Room room;
    const auto id = room.approved_of(participant("p1"));
    for (int i = 0; i < 2; ++i) room.given(QuestionVoted{1, PersonId{"p2"}, true});
    EXPECT_EQ(room.question(id).votes, 1u);
}

TEST(Votes, DoNotChangeTheVersion) {
    Room room;
    const auto id = room.approved_of(participant("p1"));
    room.then(participant("p2"), VoteQuestion{id, true});
    EXPECT_EQ(room.question(id).version, 2u);
    EXPECT_EQ(room.question(id).voted, room.state.offset);
}

TEST(Votes, AreNotForTheOwnQuestion) {
    Room room;
    const auto id = room.approved_of(participant("p1"));
    EXPECT_EQ(room.refused(participant("p1"), VoteQuestion{id, true}), Reason::wrong_state);
    EXPECT_EQ(room.refused(in_hall("p1"), VoteQuestion{id, true}), Reason::wrong_state);
}

TEST(Votes, APendingQuestionOfAnotherIsNotToBeFound) {
    Room room;
    const auto id = room.asked_by(participant("p1"));
    EXPECT_EQ(room.refused(participant("p2"), VoteQuestion{id, true}), Reason::not_found);
    EXPECT_EQ(room.refused(participant("p2"), VoteQuestion{QuestionId{"none"}, true}), Reason::not_found);
}

TEST(Votes, EndWithTheAnswer) {
    Room room;
    const auto id = room.approved_of(participant("p1"));
    room.then(moderator(), PutOnAir{id, 2});
    room.then(participant("p2"), VoteQuestion{id, true});
    room.then(moderator(), MarkAnswered{id, 3});
    EXPECT_EQ(room.refused(participant("p3"), VoteQuestion{id, true}), Reason::wrong_state);
}

TEST(Votes, AreForWhatIsOnDeckToo) {
    Room room;
    const auto id = room.approved_of(participant("p1"));
    room.then(moderator(), PutOnDeck{id, 2});
    room.then(participant("p2"), VoteQuestion{id, true});
    EXPECT_EQ(room.question(id).votes, 1u);
}

TEST(Votes, AreToldAnewWhenAQuestionComesBackIntoSight) {
    Room room;
    const auto id = room.approved_of(participant("p1"));
    room.then(participant("p2"), VoteQuestion{id, true});
    room.then(moderator(), DeclineQuestion{id, 2, "Later"});
    room.then(moderator(), ReopenQuestion{id, 3});
    const Recorded approved{room.state.offset + 1, 0, QuestionApproved{1}};
    apply(room.state, approved);
    EXPECT_EQ(recounted(room.state, approved), std::vector{find_question(room.state, id)});
    const Recorded edited{room.state.offset + 1, 0, QuestionEdited{1, "How?"}};
    apply(room.state, edited);
    EXPECT_TRUE(recounted(room.state, edited).empty());
}

// A moderator who merges to see whether the count grows.
TEST(Votes, AfterAMergerTheyAreAsManyWhoeverAskedASealedQuestion) {
    const auto count = [](const std::string& asker, bool sealed_into) {
        Room room;
        room.then(moderator(), SetAnonymity{Anonymity::everybody});
        const auto named = room.approved_of(participant("p1"));
        const auto first = *room.then(participant("p1"), AskQuestion{"Why?", "", true}).question;
        const auto sealed = *room.then(participant(asker), AskQuestion{"Why?", "", true}).question;
        if (sealed_into) {
            room.merge(named, sealed);
            return room.question(sealed).votes;
        }
        room.merge(first, named);
        room.merge(sealed, named);
        return room.question(named).votes;
    };
    for (const bool into : {false, true}) EXPECT_EQ(count("p1", into), count("p2", into));
}

}  // namespace
}  // namespace paraninfo::room
