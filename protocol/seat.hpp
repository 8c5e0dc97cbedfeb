// Who somebody is in one room: what a login's seat amounts to when it talks to the room. A value copied from
// the directory of access; the room trusts it.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/ids.hpp"
#include "protocol/voter_class.hpp"

#include <string>

namespace paraninfo {

struct Seat {
    SeatId id;
    PersonId person;
    RoomId room;
    Audience role = Audience::participant;
    std::string name;                           // shown to others; already cleaned (protocol/text)
    VoterClass voter_class = VoterClass::open;  // in which tally the person counts
    bool guest = false;                         // on the stage for as long as a raised hand is accepted
    std::string speaker = {};  // of a panelist: the speaker of the agenda who this is; or empty

    bool operator==(const Seat&) const = default;
};

}  // namespace paraninfo
