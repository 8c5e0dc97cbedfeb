// What the rooms need of access: who somebody is, and that whom a room banned is not let in. Declared here,
// by its user; access knows nothing of it.
#pragma once

#include "server/room/decision.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace paraninfo::live {

class People {
  public:
    virtual ~People() = default;
    // Somebody with a seat among the audience of the room, or in any room as staff. Rooms thread; no
    // disk.
    virtual std::optional<room::KnownPerson> find(const RoomId& room, const PersonId& person) = 0;
    // Everybody with a panelist's seat in the room, guests too, by name. Rooms thread; no disk.
    virtual std::vector<room::Panelist> panelists(const RoomId& room) = 0;
    // Exactly these have a guest's seat on the room's stage, from now on and until it is said again. Rooms
    // thread; no disk.
    virtual void seat_guests(const RoomId& room, const std::vector<PersonId>& persons) = 0;
    // Exactly these are kept out of the room from now on. `done(durable)` comes on the rooms thread; what is
    // not durable must be said again.
    virtual void keep_out(const RoomId& room, std::vector<PersonId> banned,
                          std::function<void(bool durable)> done) = 0;
};

}  // namespace paraninfo::live
