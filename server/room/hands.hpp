// The rules of raised hands: a bounded queue in the order raised. The person raises, lowers and answers an
// invitation; moderators claim, invite, decline and finish. A claim ends by itself (room/deadlines). Pure.
#pragma once

#include "protocol/changes/shown.hpp"
#include "protocol/commands/hands.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const OpenHands& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const CloseHands& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const RaiseHand& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const LowerHand& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const AnswerHand& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const ClaimHand& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const InviteHand& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const DeclineHand& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const FinishHand& command, const Context& context);

void apply(State& state, const Recorded& recorded, const HandsOpened& change);
// Who stands in the queue by then stays there.
void apply(State& state, const Recorded& recorded, const HandsClosed& change);
void apply(State& state, const Recorded& recorded, const HandRaised& change);
void apply(State& state, const Recorded& recorded, const HandClaimed& change);
void apply(State& state, const Recorded& recorded, const HandClaimLapsed& change);
void apply(State& state, const Recorded& recorded, const HandInvited& change);
void apply(State& state, const Recorded& recorded, const HandAccepted& change);
void apply(State& state, const Recorded& recorded, const HandLowered& change);
void apply(State& state, const Recorded& recorded, const HandDeclined& change);
void apply(State& state, const Recorded& recorded, const HandDone& change);

const Hand* hand_of(const Hands& hands, const PersonId& person);
const Hand* hand_at(const Hands& hands, Offset number);

}  // namespace paraninfo::room
