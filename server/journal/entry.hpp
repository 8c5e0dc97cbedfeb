// What goes into the journal and what comes out of it: plain values. Payloads, receipts and snapshots are
// opaque bytes here; only `live` knows what they mean.
#pragma once

#include "protocol/ids.hpp"
#include "protocol/position.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::journal {

// Fences a room's owner. A greater one makes every smaller one worthless; never leaves the server.
using Lease = std::uint64_t;

struct Entry {
    std::int64_t at_ms = 0;  // wall clock, UTC
    std::string kind;        // 1..64 bytes; stays readable when the payload is erased
    std::string payload;
    bool operator==(const Entry&) const = default;
};

// Under which a command is known for ever: unique per room.
struct CommandKey {
    PersonId person;
    std::string key;
    bool operator==(const CommandKey&) const = default;
};

struct Append {
    RoomId room;
    Lease lease = 0;
    Offset expected = 0;            // the last offset that the writer knows (0: an empty room)
    std::optional<CommandKey> key;  // none for the room's own changes
    std::vector<Entry> entries;     // may be empty: then only the receipt is kept
    std::string receipt;  // kept with the key, outside the hashed part, never erased: no personal text in it
};

enum class Status {
    ok,           // durable
    duplicate,    // the key is known: nothing was written; first, count and receipt are the original ones
    conflict,     // expected is not the last offset
    fenced,       // the lease is stale, or (acquire) another node holds the room
    overloaded,   // the queue is full; nothing was looked at
    unavailable,  // not written, and nothing will be until the room has been acquired anew
    unknown       // it may or may not be written: repeat with the same key at any time
};

struct Appended {
    Status status = Status::unavailable;
    Offset first = 0;  // ok, duplicate: the offset of the first entry
    Offset count = 0;  // and how many there were
    Offset last = 0;   // ok, conflict: the room's last offset now
    std::string receipt;
    bool operator==(const Appended&) const = default;
};

struct Acquired {
    Status status = Status::unavailable;  // ok, fenced (wait and ask again), overloaded or unavailable
    Lease lease = 0;
    Offset last = 0;
    std::string history;  // changes only when journaled changes were lost or a backup was restored
    bool operator==(const Acquired&) const = default;
};

struct Stored {
    Offset offset = 0;
    Entry entry;
    bool erased = false;  // the payload is gone; kind and time are what they were
    bool operator==(const Stored&) const = default;
};

enum class ReadStatus {
    ok,
    snapshot_needed,  // below the retention floor: load the snapshot, read from there
    damaged,          // a row is not what was written; `why` names it
    unavailable
};

struct ReadResult {
    ReadStatus status = ReadStatus::unavailable;
    std::vector<Stored> entries;  // ascending, without holes
    Offset last = 0;              // the room's last offset
    std::string why;
    bool operator==(const ReadResult&) const = default;
};

struct Receipt {
    CommandKey key;
    Offset first = 0;
    Offset count = 0;
    std::string receipt;
    bool operator==(const Receipt&) const = default;
};

struct Receipts {
    ReadStatus status = ReadStatus::unavailable;
    std::vector<Receipt> found;
    bool operator==(const Receipts&) const = default;
};

struct Snapshot {
    RoomId room;
    Offset offset = 0;         // everything up to here is in it
    std::uint32_t schema = 0;  // the version of what `bytes` holds
    std::string bytes;
    bool operator==(const Snapshot&) const = default;
};

}  // namespace paraninfo::journal
