// The rules of announcements: a moderator's pinned sentences, a few at one time. Pure.
#pragma once

#include "protocol/commands/announcements.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const MakeAnnouncement& command,
                const Context& context);
Decision decide(const State& state, const Seat& actor, const RemoveAnnouncement& command,
                const Context& context);

void apply(State& state, const Recorded& recorded, const AnnouncementMade& change);
void apply(State& state, const Recorded& recorded, const AnnouncementRemoved& change);

}  // namespace paraninfo::room
