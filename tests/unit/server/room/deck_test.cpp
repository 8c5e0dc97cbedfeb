#include "server/room/deck.hpp"

#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

class Deck : public ::testing::Test {
  protected:
    // As many as there are names, approved and on deck in that order.
    void put(std::initializer_list<const char*> persons) {
        for (const char* person : persons) {
            ids.push_back(room.approved_of(participant(person)));
            room.then(moderator(), PutOnDeck{ids.back(), 2});
        }
    }
    MoveOnDeck move(const QuestionId& id, const QuestionId& before) const {
        return {id, room.question(id).version, before};
    }

    Room room;
    std::vector<QuestionId> ids;
};

TEST_F(Deck, IsBetweenApprovedAndOnAir) {
    put({"p1"});
    EXPECT_EQ(room.question(ids[0]).state, QuestionState::on_deck);
    EXPECT_EQ(room.then(moderator(), PutOnAir{ids[0], 3}).version, 4u);
    EXPECT_EQ(room.question(ids[0]).state, QuestionState::on_air);
    EXPECT_TRUE(room.state.deck.empty());
}

TEST_F(Deck, TakesApprovedQuestionsOnly) {
    const auto pending = room.asked_by(participant());
    EXPECT_EQ(room.refused(moderator(), PutOnDeck{pending, 1}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), TakeOffDeck{pending, 1}), Reason::wrong_state);
    put({"p2"});
    EXPECT_EQ(room.refused(moderator(), PutOnDeck{ids[0], 3}), Reason::wrong_state);
}

TEST_F(Deck, GivesBackApprovedQuestions) {
    put({"p1", "p2"});
    room.then(moderator(), TakeOffDeck{ids[0], 3});
    EXPECT_EQ(room.question(ids[0]).state, QuestionState::approved);
    EXPECT_EQ(deck_of(room.state), std::vector{ids[1]});
}

TEST_F(Deck, HasTheOrderGivenByHand) {
    put({"p1", "p2", "p3"});
    room.then(moderator(), move(ids[2], ids[0]));
    EXPECT_EQ(deck_of(room.state), (std::vector{ids[2], ids[0], ids[1]}));
    room.then(moderator(), move(ids[2], ids[1]));
    EXPECT_EQ(deck_of(room.state), (std::vector{ids[0], ids[2], ids[1]}));
    room.then(moderator(), move(ids[0], QuestionId{}));
    EXPECT_EQ(deck_of(room.state), (std::vector{ids[2], ids[1], ids[0]}));
}

TEST_F(Deck, AMoveToWhereItStandsChangesNothing) {
    put({"p1", "p2"});
    EXPECT_TRUE(room.when(moderator(), move(ids[0], ids[1]))->empty());
    EXPECT_TRUE(room.when(moderator(), move(ids[1], QuestionId{}))->empty());
}

TEST_F(Deck, NothingIsMovedBeforeWhatIsNotOnIt) {
    put({"p1", "p2"});
    const auto approved = room.approved_of(participant("p3"));
    EXPECT_EQ(room.refused(moderator(), move(ids[1], approved)), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), move(ids[1], ids[1])), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), move(ids[1], QuestionId{"none"})), Reason::not_found);
    EXPECT_EQ(room.refused(moderator(), move(approved, ids[0])), Reason::wrong_state);
}

TEST_F(Deck, AMoveOnAnOlderVersionIsStale) {
    put({"p1", "p2"});
    const auto older = move(ids[1], ids[0]);
    room.then(moderator(), EditQuestion{ids[1], 3, "How?"});
    EXPECT_EQ(room.refused(moderator(), older), Reason::stale);
}

TEST_F(Deck, HoldsItsMostAndNoMore) {
    room.limits.deck_max = 2;
    put({"p1", "p2"});
    const auto third = room.approved_of(participant("p3"));
    EXPECT_EQ(room.refused(moderator(), PutOnDeck{third, 2}), Reason::full);
    room.then(moderator(), TakeOffDeck{ids[0], 3});
    room.then(moderator(), PutOnDeck{third, 2});
}

TEST_F(Deck, LosesWhatIsAnsweredDeclinedWithdrawnOrMerged) {
    put({"p1", "p2", "p3", "p4", "p5"});
    room.then(moderator(), MarkAnswered{ids[0], 3});
    room.then(moderator(), DeclineQuestion{ids[1], 3, "Late"});
    room.then(participant("p3"), WithdrawQuestion{ids[2]});
    room.merge(ids[3], ids[4]);
    EXPECT_EQ(deck_of(room.state), std::vector{ids[4]});
}

TEST_F(Deck, KeepsItsPlaceOverAnEdit) {
    put({"p1", "p2"});
    room.then(moderator(), EditQuestion{ids[0], 3, "How?"});
    EXPECT_EQ(deck_of(room.state), ids);
}

}  // namespace
}  // namespace paraninfo::room
