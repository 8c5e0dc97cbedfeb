// The rules of silences and bans (PROTOCOL.md section 4.2): made and ended by moderators, a silence also by
// its time. Pure. That a banned person does not come in is the business of live/ and access; here stands who
// that is. The asker of a sealed question is meant by the question, and nothing that moderators are told or
// refused says more than that (docs/decisions/anonymous-questions.md).
#pragma once

#include "protocol/changes/shown.hpp"
#include "protocol/commands/sanctions.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const SilencePerson& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const LiftSilence& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const BanPerson& command, const Context& context);
Decision decide(const State& state, const Seat& actor, const UnbanPerson& command, const Context& context);

// Erased: nobody is silenced or banned by it.
void apply(State& state, const Recorded& recorded, const PersonSilenced& change);
void apply(State& state, const Recorded& recorded, const SilenceLifted& change);
void apply(State& state, const Recorded& recorded, const PersonBanned& change);
void apply(State& state, const Recorded& recorded, const PersonUnbanned& change);

// Nothing: the person may speak.
std::optional<Reject> refuse_silenced(const State& state, const PersonId& person);
// The one that lasts longest. Null: the person may ask.
const Sanction* silence_of(const State& state, const PersonId& person);
bool is_banned(const State& state, const PersonId& person);

Shown show_sanction(const State& after, const PersonSilenced& change);
Shown show_sanction(const State& after, const SilenceLifted& change);
Shown show_sanction(const State& after, const PersonBanned& change);
Shown show_sanction(const State& after, const PersonUnbanned& change);

}  // namespace paraninfo::room
