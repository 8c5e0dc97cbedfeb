// The room and the panelist whom these tests are about.
#pragma once

#include "protocol/ids.hpp"
#include "server/live/source_names.hpp"
#include "server/room/room.hpp"

#include <string>

namespace paraninfo::app {

inline const RoomId room{"auditorium"};
inline const room::Panelist ana{PersonId{"ana"}, "Ana"};
inline const std::string camera = live::camera_of(ana.person);

}  // namespace paraninfo::app
