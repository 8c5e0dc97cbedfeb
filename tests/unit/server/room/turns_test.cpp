#include "server/room/turns.hpp"

#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

using Persons = std::vector<PersonId>;

class TurnRoom : public Room {
  public:
    TurnRoom() { then(moderator(), OpenHands{}); }
    Offset accepted_by(const Seat& actor) {
        const Offset number = then(actor, RaiseHand{}).offset;
        then(moderator(), InviteHand{number, 1});
        then(actor, AnswerHand{true});
        return number;
    }
};

TEST(Turns, AGuestIsWhoWasInvitedAndAcceptedInTheOrderRaised) {
    TurnRoom room;
    const Offset raised = room.then(participant("p1"), RaiseHand{}).offset;
    room.accepted_by(participant("p2"));
    EXPECT_EQ(guests(room.state), Persons{PersonId{"p2"}});
    room.then(moderator(), InviteHand{raised, 1});
    EXPECT_FALSE(has_turn(room.state, PersonId{"p1"})) << "an invitation is no answer";
    room.then(participant("p1"), AnswerHand{true});
    EXPECT_EQ(guests(room.state), (Persons{PersonId{"p1"}, PersonId{"p2"}}));
}

TEST(Turns, ATurnEndsWithItsHandWhoeverTakesItDown) {
    TurnRoom room;
    const Offset first = room.accepted_by(participant("p1"));
    room.accepted_by(participant("p2"));
    const Offset third = room.accepted_by(participant("p3"));
    room.then(moderator(), FinishHand{first, 3});
    room.then(participant("p2"), LowerHand{});
    room.then(moderator(), DeclineHand{third, 3});
    EXPECT_EQ(guests(room.state), Persons{});
    EXPECT_FALSE(has_turn(room.state, PersonId{"p1"}));
}

TEST(Turns, WhoWasCalledForATurnIsNextNoMoreWhenItIsOver) {
    TurnRoom room;
    const Offset hand = room.accepted_by(participant("p1"));
    room.given(StageCalled{PersonId{"a1"}, true}).given(StageCalled{PersonId{"p1"}, true});
    room.then(moderator(), FinishHand{hand, 3});
    EXPECT_EQ(room.state.stage.next, Persons{PersonId{"a1"}});
    room.accepted_by(participant("p2"));
    room.given(StageCalled{PersonId{"p2"}, true});
    room.then(moderator(), BanPerson{PersonId{"p2"}, "shouts"});
    EXPECT_EQ(room.state.stage.next, Persons{PersonId{"a1"}});
}

TEST(Turns, InTheHallThereAreMicrophones) {
    TurnRoom room;
    room.accepted_by(in_hall("h1"));
    EXPECT_EQ(guests(room.state), Persons{});
}

TEST(Turns, ABanEndsATurn) {
    TurnRoom room;
    room.accepted_by(participant("p1"));
    room.then(moderator(), BanPerson{PersonId{"p1"}, "shouts"});
    EXPECT_EQ(guests(room.state), Persons{});
}

TEST(Turns, WhatDoesNotTouchAnAcceptedHandMovesNoTurn) {
    EXPECT_TRUE(moves_turns(HandAccepted{1}));
    EXPECT_TRUE(moves_turns(HandDone{1, PersonId{"p1"}}));
    EXPECT_FALSE(moves_turns(HandInvited{1}));
    EXPECT_FALSE(moves_turns(HandsClosed{}));
}

}  // namespace
}  // namespace paraninfo::room
