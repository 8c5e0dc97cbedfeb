// What a live room does by itself when time has passed: it closes polls and lifts silences, by changes that
// are journaled like all others.
#include "server/live/live_room.hpp"

#include "server/room/deadlines.hpp"

#include <utility>

namespace paraninfo::live {

// One timer for the next thing due; a timer of something else that was due before comes to nothing.
void LiveRoom::arm_deadline() {
    const auto next = room::next_deadline(state_, settings_.limits, clock_.wall_ms());
    if (next && deadline_ == next->change) return;
    ++deadline_round_;
    deadline_.reset();
    if (!next) return;
    deadline_ = next->change;
    clock_.after(std::chrono::milliseconds(next->wait_ms),
                 [weak = weak_from_this(), round = deadline_round_] {
                     if (const auto self = weak.lock()) self->meet_deadline(round);
                 });
}

// While the room cannot write nothing happens: the timer is armed anew when it can.
void LiveRoom::meet_deadline(std::uint64_t round) {
    if (round != deadline_round_ || !deadline_ || phase_ != Phase::ready) return;
    if (log_.full()) {
        clock_.after(retry_pause, [weak = weak_from_this(), round] {
            if (const auto self = weak.lock()) self->meet_deadline(round);
        });
        return;
    }
    const room::Changes changes{*std::exchange(deadline_, std::nullopt)};
    append(begin_append(changes));
    tend_ballots_later(changes);
    arm_deadline();
}

}  // namespace paraninfo::live
