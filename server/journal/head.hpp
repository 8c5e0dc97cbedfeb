// What an engine's writer keeps in memory of one room, and the order in which an operation is judged. Pure.
#pragma once

#include "server/journal/engine.hpp"

namespace paraninfo::journal {

struct Head {
    std::string history;
    Offset last = 0;
    Offset floor = 0;
    Lease lease = 0;
    std::string node;
    std::int64_t until_ms = 0;  // until when another node must wait
    std::int64_t ttl_ms = 0;
    // Why nothing goes through any more until the room is acquired anew.
    Status broken = Status::ok;
    bool operator==(const Head&) const = default;
};

// ok, or why an append whose key is not known is refused; a refusal holds for all behind it.
Status judge(Head& head, Lease lease, Offset expected);
// ok, or why a snapshot or an erasure is refused.
Status judge(const Head& head, Lease lease);
// Gives the room to `acquire.node` if it may have it; `head` is changed only then.
Status take(Head& head, const Acquire& acquire, std::int64_t now_ms);
// The outcome of an operation that got nowhere.
Outcome refused(const Operation& operation, Status status, Offset last = 0);
// The room that an operation is about.
const RoomId& room_of(const Operation& operation);
// Whether an entry may be stored at all: a caller's bug otherwise.
void require_valid(const Append& append);

std::string new_history();

}  // namespace paraninfo::journal
