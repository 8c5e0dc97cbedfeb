// Where a room's broadcast is in its life, as the room's journal has it (docs/decisions/broadcasts.md). A
// value.
#pragma once

namespace paraninfo::workers {

enum class Broadcast {
    waiting,  // the worker runs; nothing of it is published
    live,     // a publication is open
    paused,   // it goes on; what is shown meanwhile is the worker's matter
    ended     // its playlists have their ENDLIST and can still be fetched
};

inline bool is_open(Broadcast state) {
    return state == Broadcast::live || state == Broadcast::paused;
}

}  // namespace paraninfo::workers
