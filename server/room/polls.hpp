// The rules of polls (PROTOCOL.md section 4.1): a moderator's draft, one poll open at a time, votes that can
// be changed until it is closed, and what the room itself does when time has passed. Pure: time is given. Who
// sees which results stands in poll_visibility.
#pragma once

#include "protocol/commands/polls.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

#include <optional>

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const DraftPoll& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const EditPoll& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const OpenPoll& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const ClosePoll& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const ArchivePoll& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const VotePoll& command, const Context& context);

// Defined for erased changes too: the texts are gone, the counts stay.
void apply(State& state, const Recorded& recorded, const PollDrafted& change);
void apply(State& state, const Recorded& recorded, const PollEdited& change);
void apply(State& state, const Recorded& recorded, const PollOpened& change);
void apply(State& state, const Recorded& recorded, const PollClosing& change);
void apply(State& state, const Recorded& recorded, const PollClosed& change);
void apply(State& state, const Recorded& recorded, const PollArchived& change);
void apply(State& state, const Recorded& recorded, const PollVoted& change);

// What the room will do by itself unless something else happens before: `change`, when `wait_ms` have passed
// since `now_ms` (wall clock: after a restart all else is gone). Never longer than the limits allow, whatever
// the clock says.
struct Deadline {
    Change change;
    std::int64_t wait_ms = 0;
    bool operator==(const Deadline&) const = default;
};
std::optional<Deadline> next_deadline(const State& state, const Limits& limits, std::int64_t now_ms);

}  // namespace paraninfo::room
