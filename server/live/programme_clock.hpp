// The time of a room's picture, as the room asks for it when it applies a change. Tests set it by hand.
#pragma once

#include "protocol/ids.hpp"
#include "protocol/programme_time.hpp"

#include <optional>

namespace paraninfo::live {

class ProgrammeClock {
  public:
    virtual ~ProgrammeClock() = default;
    // On the rooms thread; nothing where the room has no picture.
    virtual std::optional<ProgrammeTime> programme_time(const RoomId& room) const = 0;
};

}  // namespace paraninfo::live
