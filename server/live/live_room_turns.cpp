// Guests on the stage: access seats exactly those whose raised hand is accepted, and a turn that is over ends
// the pages that were opened for it. The journal is what counts: access is told again at each start.
#include "server/live/live_room.hpp"

#include "server/room/turns.hpp"

#include <algorithm>
#include <vector>

namespace paraninfo::live {

void LiveRoom::follow_turns_later(const room::Changes& changes) {
    if (!settings_.has_stage || std::ranges::none_of(changes, room::moves_turns)) return;
    when_durable([self = shared_from_this()](bool durable) {
        if (durable) self->follow_turns();
    });
}

void LiveRoom::follow_turns() {
    if (!settings_.has_stage) return;
    people_.seat_guests(settings_.id, room::guests(state_));
    std::vector<SessionId> over;
    for (const auto& [session, seat] : sessions_)
        if (is_over(seat)) over.push_back(session);
    for (const SessionId& session : over) {
        sink_.end(session, CloseCode::turn_over);
        leave(session);
    }
    panelists_changed();
}

// Until the journal has been read nobody can say: who came early is looked at then.
bool LiveRoom::is_over(const Seat& seat) const {
    const bool is_known = phase_ == Phase::ready || phase_ == Phase::read_only;
    return seat.guest && is_known && !room::has_turn(state_, seat.person);
}

}  // namespace paraninfo::live
