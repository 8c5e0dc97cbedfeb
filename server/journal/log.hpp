// The Log seam: the only way to the journal, the same for every engine. It queues, batches, answers and keeps
// the newest entries at hand; the engine below it makes a batch durable. Thread-safe; every callback is
// posted to the executor given, never called inline. It is not the room: payloads are opaque.
#pragma once

#include "server/journal/entry.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <cstddef>
#include <functional>
#include <memory>

namespace paraninfo::journal {

class Engine;

struct Limits {
    std::size_t queue_max = 10'000;  // operations waiting
    std::size_t queue_bytes_max = 64u << 20;
    std::size_t batch_max = 256;
    std::size_t read_max = 4096;  // entries in one answer
    std::size_t tail_max = 4096;  // newest entries per room kept in memory for subscribers
    std::size_t tail_bytes_max = 4u << 20;
};

// Where the engine runs: on threads of its own, or (tests, fully deterministic) on the executor given.
enum class Drive { threads, executor };

// Ends the subscription when destroyed. What was posted before may still arrive only if the Log outlives it.
class Subscription {
  public:
    Subscription() = default;
    explicit Subscription(std::shared_ptr<void> life) : life_(std::move(life)) {}

  private:
    std::shared_ptr<void> life_;
};

class Log {
  public:
    Log(boost::asio::any_io_executor executor, std::unique_ptr<Engine> engine, Limits limits = {},
        Drive drive = Drive::threads);
    // Finishes what is queued; the answers are posted, but the executor need not run them.
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    // A room's appends finish in submit order (but `overloaded` is said at once). After conflict, fenced,
    // unavailable or unknown everything behind it under the same lease fails too: acquire, read, go on.
    void append(Append append, std::function<void(Appended)> done);
    // A new lease; the room is created when it is new. The same node gets it at once (a restart), another one
    // when `ttl` has passed since the holder's last write.
    void acquire(RoomId room, std::string node, std::chrono::milliseconds ttl,
                 std::function<void(Acquired)> done);
    // Entries with an offset greater than `after`, at most `max` of them and Limits::read_max.
    void read(RoomId room, Offset after, std::size_t max, std::function<void(ReadResult)> done);
    // The receipt kept under a key: one, or none when the key is not known.
    void find(RoomId room, CommandKey key, std::function<void(Receipts)> done);
    // The newest `max` receipts, oldest first.
    void receipts(RoomId room, std::size_t max, std::function<void(Receipts)> done);
    // Each entry after `after` once, ascending, without holes. A failed read ends it with a status that is
    // not ok.
    Subscription subscribe(RoomId room, Offset after, std::function<void(ReadResult)> on_entries);
    // Fenced unless `lease` is the room's. `floor`: reads from below it ask for a snapshot from now on (0:
    // keep).
    void save_snapshot(Snapshot snapshot, Lease lease, Offset floor, std::function<void(Status)> done);
    // The newest undamaged snapshot of exactly this schema.
    void load_snapshot(RoomId room, std::uint32_t schema, std::function<void(std::optional<Snapshot>)> done);
    // Payload and nonce of one entry are gone for good when it answers ok, and every snapshot that may show
    // them too (save a new one). The chain still verifies.
    void erase(RoomId room, Lease lease, Offset offset, std::function<void(Status)> done);

    // Whether an append now would be answered `overloaded`: ask before applying ahead of the disk.
    bool full() const;

  private:
    class Work;
    std::shared_ptr<Work> work_;
};

}  // namespace paraninfo::journal
