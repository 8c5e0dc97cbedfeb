// The rules of polls (PROTOCOL.md section 4.1): a moderator's draft, one poll open at a time, votes that can
// be changed until it is closed, and what the room itself does when time has passed. Pure: time is given. Who
// sees which results stands in poll_visibility.
#pragma once

#include "protocol/commands/polls.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

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

}  // namespace paraninfo::room
