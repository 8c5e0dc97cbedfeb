#include "server/room/hands.hpp"

#include "server/room/sanctions.hpp"
#include "server/room/turns.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::room {

namespace {

// The hand that a moderator's command is about, or why not.
struct FoundHand {
    const Hand* hand = nullptr;
    Reject refused;
};

template <typename Command>
FoundHand seen(const State& state, const Seat& actor, const Command& command) {
    const Hand* hand = hand_at(state.hands, command.hand);
    if (hand == nullptr) return {nullptr, reject(Reason::not_found)};
    if (hand->version != command.version) {
        Reject refused = reject(Reason::stale);
        refused.present_hand = *hand;
        return {nullptr, std::move(refused)};
    }
    // Somebody else is at it, for a minute at most.
    if (hand->claim && hand->claim->by != actor.person) return {nullptr, reject(Reason::wrong_state)};
    return {hand, {}};
}

Hand* hand_in(State& state, Offset number) {
    const auto found = std::ranges::find(state.hands.queue, number, &Hand::number);
    return found == state.hands.queue.end() ? nullptr : &*found;
}

// Applied: it stands otherwise than before. Nothing if there is no such hand.
void move_to(State& state, Offset number, HandState next) {
    Hand* hand = hand_in(state, number);
    if (hand == nullptr) return;
    hand->state = next;
    hand->claim.reset();
    ++hand->version;
}

Changes ending(const State& state, Change end, const PersonId& person) {
    Changes changes{std::move(end)};
    end_call(state, person, changes);
    return changes;
}

void drop(State& state, Offset number) {
    std::erase_if(state.hands.queue, [&](const Hand& one) { return one.number == number; });
}

}  // namespace

const Hand* hand_of(const Hands& hands, const PersonId& person) {
    const auto found = std::ranges::find(hands.queue, person, &Hand::person);
    return found == hands.queue.end() ? nullptr : &*found;
}

const Hand* hand_at(const Hands& hands, Offset number) {
    const auto found = std::ranges::find(hands.queue, number, &Hand::number);
    return found == hands.queue.end() ? nullptr : &*found;
}

Decision decide(const State& state, const Seat&, const OpenHands&, const Context&) {
    if (state.hands.open) return reject(Reason::wrong_state);
    return Changes{HandsOpened{}};
}

Decision decide(const State& state, const Seat&, const CloseHands&, const Context&) {
    if (!state.hands.open) return reject(Reason::wrong_state);
    return Changes{HandsClosed{}};
}

Decision decide(const State& state, const Seat& actor, const RaiseHand&, const Context& context) {
    if (const auto refused = refuse_silenced(state, actor.person)) return *refused;
    if (!state.hands.open) return reject(Reason::closed);
    if (hand_of(state.hands, actor.person) != nullptr) return reject(Reason::wrong_state);
    if (state.hands.queue.size() >= context.limits.hands_max) return reject(Reason::full);
    return Changes{HandRaised{actor.role, actor.person, actor.name}};
}

Decision decide(const State& state, const Seat& actor, const LowerHand&, const Context&) {
    const Hand* hand = hand_of(state.hands, actor.person);
    if (hand == nullptr) return reject(Reason::wrong_state);
    return ending(state, HandLowered{hand->number, actor.person}, actor.person);
}

Decision decide(const State& state, const Seat& actor, const AnswerHand& command, const Context&) {
    const Hand* hand = hand_of(state.hands, actor.person);
    if (hand == nullptr || hand->state != HandState::invited) return reject(Reason::wrong_state);
    if (!command.accept) return Changes{HandLowered{hand->number, actor.person}};
    return Changes{HandAccepted{hand->number}};
}

Decision decide(const State& state, const Seat& actor, const ClaimHand& command, const Context& context) {
    const FoundHand found = seen(state, actor, command);
    if (found.hand == nullptr) return found.refused;
    if (found.hand->claim) return reject(Reason::wrong_state);
    return Changes{HandClaimed{command.hand, context.limits.hand_claim_ms, actor.person, actor.name}};
}

Decision decide(const State& state, const Seat& actor, const InviteHand& command, const Context&) {
    const FoundHand found = seen(state, actor, command);
    if (found.hand == nullptr) return found.refused;
    if (found.hand->state != HandState::raised) return reject(Reason::wrong_state);
    return Changes{HandInvited{command.hand}};
}

Decision decide(const State& state, const Seat& actor, const DeclineHand& command, const Context&) {
    const FoundHand found = seen(state, actor, command);
    if (found.hand == nullptr) return found.refused;
    return ending(state, HandDeclined{command.hand, found.hand->person}, found.hand->person);
}

Decision decide(const State& state, const Seat& actor, const FinishHand& command, const Context&) {
    const FoundHand found = seen(state, actor, command);
    if (found.hand == nullptr) return found.refused;
    if (found.hand->state == HandState::raised) return reject(Reason::wrong_state);
    return ending(state, HandDone{command.hand, found.hand->person}, found.hand->person);
}

void apply(State& state, const Recorded&, const HandsOpened&) {
    state.hands.open = true;
}

void apply(State& state, const Recorded&, const HandsClosed&) {
    state.hands.open = false;
}

void apply(State& state, const Recorded& recorded, const HandRaised& change) {
    if (change.person.empty()) return;
    Hand hand;
    hand.number = recorded.offset;
    hand.person = change.person;
    hand.name = change.name;
    hand.origin = change.origin;
    hand.at_ms = recorded.at_ms;
    state.hands.queue.push_back(std::move(hand));
}

void apply(State& state, const Recorded& recorded, const HandClaimed& change) {
    Hand* hand = hand_in(state, change.hand);
    if (hand == nullptr) return;
    hand->claim = HandClaim{change.by, change.by_name, recorded.at_ms + change.for_ms};
    ++hand->version;
}

void apply(State& state, const Recorded&, const HandClaimLapsed& change) {
    Hand* hand = hand_in(state, change.hand);
    if (hand == nullptr) return;
    hand->claim.reset();
    ++hand->version;
}

void apply(State& state, const Recorded&, const HandInvited& change) {
    move_to(state, change.hand, HandState::invited);
}

void apply(State& state, const Recorded&, const HandAccepted& change) {
    move_to(state, change.hand, HandState::accepted);
}

void apply(State& state, const Recorded&, const HandLowered& change) {
    drop(state, change.hand);
}

void apply(State& state, const Recorded&, const HandDeclined& change) {
    drop(state, change.hand);
}

void apply(State& state, const Recorded&, const HandDone& change) {
    drop(state, change.hand);
}

}  // namespace paraninfo::room
