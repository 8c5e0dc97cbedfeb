// The rules of secret polls (PROTOCOL.md section 4.1): one paper for each person, and the count that the room
// itself journals. What a ballot says never comes here. Pure.
#pragma once

#include "protocol/commands/polls.hpp"
#include "server/room/decision.hpp"
#include "server/room/state.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat& actor, const TakePaper& command, const Context& context);

// A paper is kept where the votes of other polls are, with nothing chosen on it.
void apply(State& state, const Recorded& recorded, const PollPaperGiven& change);
void apply(State& state, const Recorded& recorded, const PollCounted& change);

// Whether one number of key_text_length is smaller than the other; both big-endian in base64url.
bool is_below(std::string_view number, std::string_view modulus);

// A count as it may be journaled and shown: of few ballots their number only.
SecretCount shown_count(SecretCount counted, const Limits& limits);

}  // namespace paraninfo::room
