// From what is said behind a room's programme to what its worker is told of it: who hears whom besides the
// programme. Pure.
#pragma once

#include "protocol/media_link/intercom.hpp"
#include "protocol/stage.hpp"
#include "server/room/decision.hpp"
#include "server/room/intercom.hpp"

#include <vector>

namespace paraninfo::app {

// While a producer speaks, by so much the programme goes down for whom they speak to. Hundredths of a dB.
inline constexpr std::int16_t talk_ducking = -1800;
// Those who hear each other backstage do so below the programme, which they wait for.
inline constexpr std::int16_t backstage_gain = -600;

// A panelist whose source the programme's scene names, or whose voice is always in the programme, is on air:
// they hear nobody backstage and nobody backstage hears them twice.
bool is_on_air(const Stage& stage, const PersonId& panelist);

media_link::Asides asides_of(const Stage& stage, const std::vector<room::Panelist>& panelists,
                             const std::vector<room::Talk>& talks, const std::vector<PersonId>& hearing);

}  // namespace paraninfo::app
