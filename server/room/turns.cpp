#include "server/room/turns.hpp"

#include "server/room/hands.hpp"
#include "server/room/sanctions.hpp"

#include <algorithm>
#include <type_traits>

namespace paraninfo::room {

namespace {

bool is_on_turn(const State& state, const Hand& hand) {
    return hand.state == HandState::accepted && hand.origin == Audience::participant &&
           !is_banned(state, hand.person);
}

}  // namespace

std::vector<PersonId> guests(const State& state) {
    std::vector<PersonId> persons;
    for (const Hand& hand : state.hands.queue)
        if (is_on_turn(state, hand)) persons.push_back(hand.person);
    return persons;
}

bool has_turn(const State& state, const PersonId& person) {
    const Hand* hand = hand_of(state.hands, person);
    return hand != nullptr && is_on_turn(state, *hand);
}

void end_call(const State& state, const PersonId& person, Changes& changes) {
    const auto& next = state.stage.next;
    if (std::ranges::find(next, person) != next.end()) changes.push_back(StageCalled{person, false});
}

bool moves_turns(const Change& change) {
    return std::visit(
        []<typename T>(const T&) {
            return std::is_same_v<T, HandAccepted> || std::is_same_v<T, HandLowered> ||
                   std::is_same_v<T, HandDeclined> || std::is_same_v<T, HandDone> ||
                   std::is_same_v<T, PersonBanned> || std::is_same_v<T, PersonUnbanned>;
        },
        change);
}

}  // namespace paraninfo::room
