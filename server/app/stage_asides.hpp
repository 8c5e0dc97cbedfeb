// From what is said and heard behind a room's programme to what its worker is told of it: who hears whom
// besides the programme. Pure.
#pragma once

#include "protocol/media_link/intercom.hpp"
#include "protocol/stage.hpp"
#include "server/room/decision.hpp"
#include "server/room/intercom.hpp"

#include <vector>

namespace paraninfo::app {

// While a producer speaks, by so much the programme goes down for whom they speak to. Hundredths of a dB.
inline constexpr std::int16_t talk_ducking = -1800;
// Those who hear each other backstage, and producers who listen there, do so below the programme, which is
// what they are there for.
inline constexpr std::int16_t backstage_gain = -600;

// A panelist whose source the programme's scene names, or whose voice is always in the programme, is on air:
// they hear nobody backstage and nobody backstage hears them twice.
bool is_on_air(const Stage& stage, const PersonId& panelist);

// What is said behind the programme, and who wants to hear it.
struct Behind {
    std::vector<room::Talk> talks = {};
    std::vector<PersonId> hearing = {};  // of panelists: each other backstage
    std::vector<room::Listening> listening = {};
};

// Who speaks by talkback comes first, then who waits, in the order of `panelists`: of more than the link
// takes, the last ones are heard by nobody.
media_link::Asides asides_of(const Stage& stage, const std::vector<room::Panelist>& panelists,
                             const Behind& behind);

}  // namespace paraninfo::app
