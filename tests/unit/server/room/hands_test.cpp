#include "server/room/hands.hpp"

#include "server/room/snapshot.hpp"
#include "tests/unit/server/room/stage.hpp"

namespace paraninfo::room {
namespace {

Seat other_moderator() {
    return seat_of(Audience::moderator, "m2");
}

class HandRoom : public Room {
  public:
    HandRoom() { then(moderator(), OpenHands{}); }
    Offset raised_by(const Seat& actor) { return then(actor, RaiseHand{}).offset; }
    const Hand& hand(Offset number) const { return *hand_at(state.hands, number); }
    std::size_t queued() const { return state.hands.queue.size(); }
};

TEST(HandRules, HandsAreDownUntilAModeratorOpensThem) {
    Room room;
    EXPECT_EQ(room.refused(participant(), RaiseHand{}), Reason::closed);
    room.then(moderator(), OpenHands{});
    room.then(participant(), RaiseHand{});
    room.then(moderator(), CloseHands{});
    EXPECT_EQ(room.refused(in_hall(), RaiseHand{}), Reason::closed);
    EXPECT_EQ(room.state.hands.queue.size(), 1U) << "who waits goes on waiting";
}

TEST(HandRules, APersonIsInTheQueueOnce) {
    HandRoom room;
    room.raised_by(participant());
    EXPECT_EQ(room.refused(participant(), RaiseHand{}), Reason::wrong_state);
    room.then(participant(), LowerHand{});
    EXPECT_EQ(room.refused(participant(), LowerHand{}), Reason::wrong_state);
    EXPECT_EQ(room.queued(), 0U);
}

TEST(HandRules, TheQueueIsInTheOrderRaisedAndBounded) {
    HandRoom room;
    room.limits.hands_max = 2;
    const Offset first = room.raised_by(participant("p2"));
    room.raised_by(participant("p1"));
    EXPECT_EQ(room.refused(in_hall(), RaiseHand{}), Reason::full);
    EXPECT_EQ(room.state.hands.queue.front().number, first);
}

TEST(HandRules, ASilencedPersonRaisesNoHandAndABannedOnesIsLowered) {
    HandRoom room;
    room.then(moderator(), SilencePerson{PersonId{"p1"}, "Enough.", 0});
    EXPECT_EQ(room.refused(participant(), RaiseHand{}), Reason::silenced);
    room.raised_by(participant("p2"));
    room.then(moderator(), BanPerson{PersonId{"p2"}, "Insults."});
    EXPECT_EQ(room.queued(), 0U);
}

TEST(HandRules, AnInvitationIsAcceptedOrTurnedDown) {
    HandRoom room;
    const Offset yes = room.raised_by(participant("p1"));
    const Offset no = room.raised_by(participant("p2"));
    EXPECT_EQ(room.refused(participant("p1"), AnswerHand{true}), Reason::wrong_state);
    EXPECT_EQ(room.then(moderator(), InviteHand{yes, 1}).version, 2U);
    room.then(moderator(), InviteHand{no, 1});
    room.then(participant("p1"), AnswerHand{true});
    room.then(participant("p2"), AnswerHand{false});
    EXPECT_EQ(room.hand(yes).state, HandState::accepted);
    EXPECT_EQ(room.queued(), 1U);
    EXPECT_EQ(room.then(moderator(), FinishHand{yes, 3}).version, std::nullopt);
    EXPECT_EQ(room.queued(), 0U);
}

TEST(HandRules, AModeratorDeclinesInAnyState) {
    HandRoom room;
    const Offset first = room.raised_by(participant("p1"));
    EXPECT_EQ(room.refused(moderator(), FinishHand{first, 1}), Reason::wrong_state) << "nobody has spoken";
    room.then(moderator(), DeclineHand{first, 1});
    EXPECT_EQ(room.refused(moderator(), DeclineHand{first, 1}), Reason::not_found);
    const Offset second = room.raised_by(participant("p1"));
    room.then(moderator(), InviteHand{second, 1});
    EXPECT_EQ(room.refused(moderator(), InviteHand{second, 2}), Reason::wrong_state);
    room.then(moderator(), DeclineHand{second, 2});
}

TEST(HandRules, WhatAnotherModeratorClaimedIsLeftToThemWhileItLasts) {
    HandRoom room;
    const Offset number = room.raised_by(participant());
    room.then(moderator(), ClaimHand{number, 1});
    const HandClaim& claim = *room.hand(number).claim;
    EXPECT_EQ(claim.until_ms, static_cast<std::int64_t>(room.state.offset) + room.limits.hand_claim_ms);
    EXPECT_EQ(room.refused(other_moderator(), InviteHand{number, 2}), Reason::wrong_state);
    EXPECT_EQ(room.refused(moderator(), ClaimHand{number, 2}), Reason::wrong_state);
    room.given(HandClaimLapsed{number});
    room.then(other_moderator(), InviteHand{number, 3});
    EXPECT_FALSE(room.hand(number).claim);
}

TEST(HandRules, AStaleCommandIsToldHowTheHandStands) {
    HandRoom room;
    const Offset number = room.raised_by(participant());
    room.then(moderator(), InviteHand{number, 1});
    const auto refused = room.when(other_moderator(), DeclineHand{number, 1});
    EXPECT_EQ(refused.error().reason, Reason::stale);
    EXPECT_EQ(refused.error().present_hand, room.hand(number));
}

TEST(HandRules, AnErasedHandIsNobodysAndChangesOfItDoNothing) {
    HandRoom room;
    room.given(HandRaised{}).given(HandInvited{2}).given(HandClaimed{2, 1, {}, {}}).given(HandDone{2, {}});
    EXPECT_EQ(room.queued(), 0U);
    room.raised_by(in_hall());
    EXPECT_EQ(restore(snapshot_of(room.state)), room.state);
}

}  // namespace
}  // namespace paraninfo::room
