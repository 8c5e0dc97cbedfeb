#include "server/room/hand_visibility.hpp"

#include "server/room/hands.hpp"

#include <type_traits>

namespace paraninfo::room {

namespace {

Shown to_moderators_and(const PersonId& person, const View& view) {
    Shown shown{view, ShowNothing{}, ShowNothing{}, {}};
    if (!person.empty()) shown.addressed = {{person, view}};
    return shown;
}

}  // namespace

Shown show_raised(const State& after, Offset number) {
    const Hand* hand = hand_at(after.hands, number);
    return hand == nullptr ? Shown{} : to_moderators_and(hand->person, ShowHand{*hand});
}

Shown show_hand(const State& after, const Change& change) {
    return std::visit(
        [&]<typename T>(const T& one) -> Shown {
            if constexpr (!IsHandChange<T>) {
                return {};
            } else if constexpr (requires { one.person; }) {
                return to_moderators_and(one.person, ShowHandGone{one.hand});
            } else {
                Shown shown = show_raised(after, one.hand);
                // Who is at it is the moderators' own business.
                constexpr bool of_claim =
                    std::is_same_v<T, HandClaimed> || std::is_same_v<T, HandClaimLapsed>;
                if (of_claim) shown.addressed.clear();
                return shown;
            }
        },
        change);
}

std::vector<Offset> waiting(const Hands& hands) {
    std::vector<Offset> numbers;
    for (const Hand& hand : hands.queue)
        if (hand.state == HandState::raised) numbers.push_back(hand.number);
    return numbers;
}

bool moves_queue(const Change& change) {
    return std::visit([]<typename T>(const T&) { return IsHandChange<T> || std::is_same_v<T, HandRaised>; },
                      change);
}

}  // namespace paraninfo::room
