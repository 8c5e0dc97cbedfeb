// The newest entries of each room in memory, so that whoever follows a room seldom reads the disk. Bounded by
// count and bytes; what has been erased is erased here too. Any thread.
#pragma once

#include "server/journal/entry.hpp"

#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace paraninfo::journal {

class Tail {
  public:
    Tail(std::size_t entries_max, std::size_t bytes_max) : entries_max_(entries_max), bytes_max_(bytes_max) {}

    // Entries first, first+1, ... of a room; a hole before them empties the room's tail.
    void push(const RoomId& room, Offset first, std::vector<Entry> entries);
    // nullopt when the tail does not reach back to after + 1, or holds nothing newer: ask the engine then,
    // whose hint may come before push().
    std::optional<ReadResult> read(const RoomId& room, Offset after, std::size_t max) const;
    void erase(const RoomId& room, Offset offset);
    // Forgets what reads from below `floor` would need.
    void drop_below(const RoomId& room, Offset floor);

  private:
    struct Ring {
        std::deque<Stored> entries;
        std::size_t bytes = 0;
    };
    static std::size_t cost(const Stored& stored);
    static void pop(Ring& ring);

    const std::size_t entries_max_;
    const std::size_t bytes_max_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Ring> rings_;
};

}  // namespace paraninfo::journal
