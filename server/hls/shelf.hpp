// One shard's origin: answers HLS requests from the newest snapshot of each publication, and holds those
// that ask for what does not exist yet. No sockets, no timer; one shard's thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "server/hls/response.hpp"
#include "server/hls/snapshot.hpp"
#include "server/hls/waiters.hpp"

namespace paraninfo::hls {

struct ShelfSettings {
    std::size_t waiters_max = 20'000;
    std::size_t publications_per_room_max = 4;  // older ones fall off
    std::string common_headers;                 // of answers that belong to no publication
};

struct ShelfCounters {
    std::uint64_t answered = 0;  // at once
    std::uint64_t held = 0;      // parked first
    std::uint64_t released = 0;  // parked, then answered with what they asked for
    std::uint64_t expired = 0;   // parked, then 503 at their deadline
    std::uint64_t refused = 0;   // 503 because too many are parked
    std::uint64_t on_disk = 0;   // sent to the disk
};

struct Wait {
    Time deadline;  // answered() comes by then, if expire() is called
};
// It has left memory: the recording has it, or nobody.
struct OnDisk {};
using Reply = std::variant<Answer, Wait, OnDisk>;

class Shelf {
  public:
    explicit Shelf(ShelfSettings settings = {});
    ~Shelf();
    Shelf(const Shelf&) = delete;
    Shelf& operator=(const Shelf&) = delete;

    // A newer snapshot; whoever it satisfies becomes due, nobody is called yet.
    void put(SnapshotPtr snapshot);

    // Answers now, sends to the disk, or holds `who` (which must not already wait) until release() or
    // expire() calls it.
    Reply answer(const Request& request, Waiter& who, Time now);

    // Calls answered() of at most `most` due waiters and says how many are still due: call it after
    // put() and expire(), and post another call while the result is above zero.
    std::size_t release(std::size_t most);

    // Makes due whoever has waited too long (503 with Retry-After). Call it at least every 100 ms.
    void expire(Time now);

    // From now on new viewers are not shown so many of the best video renditions; one is always left.
    void set_withheld(std::size_t withheld) { withheld_ = withheld; }

    std::size_t waiting() const { return waiters_.waiting(); }
    const ShelfCounters& counters() const { return counters_; }

  private:
    struct Entry;
    struct Room;

    Entry* find(std::string_view room, std::string_view publication);
    Entry& entry_for(const Snapshot& snapshot);
    void close(Entry& entry);
    void settle(Entry& entry);

    ShelfSettings settings_;
    ShelfCounters counters_;
    std::size_t withheld_ = 0;
    Waiters waiters_;
    std::map<std::string, Room, std::less<>> rooms_;
    Time earliest_deadline_ = Time::max();
};

}  // namespace paraninfo::hls
