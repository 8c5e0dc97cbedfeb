// How a ban gets through: the room ends the sessions of whom it banned, lets them in no more, and tells
// access. The journal is what counts: access is told again at each start, and until it has it on its disk.
#include "server/live/live_room.hpp"

#include "server/room/sanctions.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::live {

namespace {
bool changes_bans(const Change& change) {
    return std::holds_alternative<PersonBanned>(change) || std::holds_alternative<PersonUnbanned>(change);
}
}  // namespace

// Once the changes are durable; if they do not get so, the room is read back and tells what it finds.
void LiveRoom::enforce_later(const room::Changes& changes) {
    if (std::ranges::none_of(changes, changes_bans)) return;
    when_durable([self = shared_from_this()](bool durable) {
        if (durable) self->enforce_bans();
    });
}

void LiveRoom::enforce_bans() {
    std::vector<SessionId> ended;
    for (const auto& [session, seat] : sessions_)
        if (room::is_banned(state_, seat.person)) ended.push_back(session);
    for (const SessionId& session : ended) {
        sink_.end(session, CloseCode::revoked);
        leave(session);
    }
    tell_access(++bans_round_);
}

void LiveRoom::tell_access(std::uint64_t round) {
    if (round != bans_round_ || phase_ == Phase::stopped) return;
    std::vector<PersonId> banned;
    // Twice, if banned by name and as who asked a question: to access it is one.
    for (const Sanction& ban : state_.bans) banned.push_back(ban.person);
    people_.keep_out(settings_.id, std::move(banned), [weak = weak_from_this(), round](bool durable) {
        const auto self = weak.lock();
        if (!self) return;
        // Nobody who is banned is on the stage: what they send there, by a WHIP client's key too, ends.
        if (durable) return self->panelists_changed();
        self->clock_.after(retry_pause, [weak, round] {
            if (const auto room = weak.lock()) room->tell_access(round);
        });
    });
}

}  // namespace paraninfo::live
