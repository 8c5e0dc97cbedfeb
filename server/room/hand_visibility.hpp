// Who sees what of raised hands: moderators the queue, everybody the own hand, all how many there are and by
// which numbers. Pure.
#pragma once

#include "protocol/changes/shown.hpp"
#include "server/room/state.hpp"

#include <vector>

namespace paraninfo::room {

template <typename T>
concept IsHandChange = requires(const T& change) {
    change.hand;
};

Shown show_raised(const State& after, Offset number);
// Of any change that names a hand.
Shown show_hand(const State& after, const Change& change);

// The numbers of those who wait to be called, in their order: a place in it can be found by who knows the own
// number, and by nobody else.
std::vector<Offset> waiting(const Hands& hands);
// Whether the change may have altered that.
bool moves_queue(const Change& change);

}  // namespace paraninfo::room
