// Who somebody is in one room: what a login's seat amounts to when it talks to the room. A value copied from
// the directory of access; the room trusts it.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/ids.hpp"

#include <string>

namespace paraninfo {

struct Seat {
    SeatId id;
    PersonId person;
    RoomId room;
    Audience role = Audience::participant;
    std::string name;  // shown to others; already cleaned (protocol/text)

    bool operator==(const Seat&) const = default;
};

}  // namespace paraninfo
