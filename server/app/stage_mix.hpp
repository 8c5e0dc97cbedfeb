// From a room's stage to what its worker is told to show and to be heard. Pure.
#pragma once

#include "protocol/media_link/stage.hpp"
#include "protocol/stage.hpp"
#include "server/room/decision.hpp"

#include <optional>
#include <vector>

namespace paraninfo::app {

// Every source that the scene shows, that has a sound of its own or that a panelist may send, in this order
// and as many as the link carries, with the name on its card. `before`: the scene that the worker has; the
// same again comes without a transition.
media_link::Mix mix_of(const Stage& stage, const std::vector<room::Panelist>& panelists,
                       const std::optional<Scene>& before);

}  // namespace paraninfo::app
