// The keys of a room's states, and who gets which: decided on the state of the room at the moment at which
// the value is taken. Pure.
#pragma once

#include "server/live/publisher.hpp"
#include "server/room/state.hpp"

#include <string>
#include <vector>

namespace paraninfo::live {

inline constexpr const char* claims_key = "claims";
inline constexpr const char* feeds_key = "feeds";    // how the room's sources are: for moderators
inline constexpr const char* health_key = "health";  // how the picture is made and comes: for moderators
inline constexpr const char* backstage_key = "backstage";  // which panelists are there
// What comes in: with figures for producers, without for panelists.
inline constexpr const char* sources_key = "sources";
inline constexpr const char* sources_of_panelists_key = "sources.panelists";
// Which producer speaks to whom, and who listens: all of it for producers; what a panelist may know of it for
// that one alone.
inline constexpr const char* talkback_key = "talkback";
std::string talkback_key_of(const PersonId& panelist);  // `talkback/{person}`, on the wire `talkback`
inline constexpr const char* echo_key = "echo";  // what came of the test of the hall's echo: for producers
inline constexpr const char* outputs_key = "outputs";  // who receives the programme by SRT: for producers
std::string answers_key(const Poll& poll);             // `answers/{poll}`
std::string results_key(const Poll& poll);             // `poll/{poll}`
std::string classes_key(const Poll& poll);             // `classes/{poll}`

// Those about the stage that this person gets when they join with a seat of the audience, by their names on
// the wire.
std::vector<fanout::StateValue> stage_states(const fanout::StateBoard& board, Audience audience,
                                             const PersonId& person);

// The code by which a phone joins: for the screens alone.
inline constexpr const char* hall_code_key = "hall_code";
bool takes_hall_code(Audience audience);

// Whether the states `votes/…` are for this audience.
bool takes_votes_of_questions(Audience audience);

Reaching reaching(fanout::StateValue state, const room::State& room);
// Those who have voted in the poll that takes votes, ascending.
std::vector<PersonId> voters_of(const room::State& room);

}  // namespace paraninfo::live
