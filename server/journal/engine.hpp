// What an engine does for the Log: make a batch durable, answer a query, hint that a room has moved. commit()
// and settle() are called by one thread (the writer), read() by another; the hint may come from any thread.
// An engine knows neither callbacks nor queues.
#pragma once

#include "server/journal/entry.hpp"

#include <functional>
#include <span>
#include <variant>

namespace paraninfo::journal {

struct Acquire {
    RoomId room;
    std::string node;
    std::chrono::milliseconds ttl{0};
};

struct SaveSnapshot {
    Snapshot snapshot;
    Lease lease = 0;
    Offset floor = 0;
};

struct Erase {
    RoomId room;
    Lease lease = 0;
    Offset offset = 0;
};

using Operation = std::variant<Append, Acquire, SaveSnapshot, Erase>;
// Appended for Append, Acquired for Acquire, Status for the other two.
using Outcome = std::variant<Appended, Acquired, Status>;

struct Range {
    RoomId room;
    Offset after = 0;
    std::size_t max = 0;
};

struct FindReceipt {
    RoomId room;
    CommandKey key;
};

struct NewestReceipts {
    RoomId room;
    std::size_t max = 0;
};

struct FindSnapshot {
    RoomId room;
    std::uint32_t schema = 0;
};

using Query = std::variant<Range, FindReceipt, NewestReceipts, FindSnapshot>;
// ReadResult for Range, Receipts for the next two, a snapshot or none for the last.
using Answer = std::variant<ReadResult, Receipts, std::optional<Snapshot>>;

class Engine {
  public:
    virtual ~Engine() = default;
    // One outcome for each operation, in order; those that say ok are durable, all by one commit.
    virtual std::vector<Outcome> commit(std::span<const Operation> batch) = 0;
    // Throws std::exception when it cannot; sees at least what commit() returned before.
    virtual Answer read(const Query& query) = 0;
    // `hint` is called after a room has moved; it may come late or twice.
    virtual void watch(std::function<void(const RoomId&)> hint) = 0;
    // Housekeeping between two batches, when the answers of the last one are on their way.
    virtual void settle() {}
};

}  // namespace paraninfo::journal
