// Reads a room back from the journal: newest snapshot, every change after it, the newest receipts. One use;
// on the log's executor. It changes nothing in the journal.
#pragma once

#include "server/fanout/encoded_change.hpp"
#include "server/journal/log.hpp"
#include "server/live/room_settings.hpp"
#include "server/room/state.hpp"

#include <deque>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace paraninfo::live {

struct Replayed {
    bool ok = false;
    std::string why;  // if not ok
    room::State state;
    Offset floor = 0;                           // `changes` holds everything after it
    std::deque<fanout::EncodedChange> changes;  // as many as the resume window holds
    std::vector<journal::Receipt> receipts;
    bool more_receipts = false;  // the journal remembers older ones
    std::set<Offset> unerased;   // messages that were deleted, and whose words may still be in the journal
};

// For who reads more than the state: the exports.
struct ReplayWatch {
    bool from_the_start = false;  // every change, not only those since the newest snapshot
    // After each change was applied. What it throws comes out of the executor.
    std::function<void(const room::State& state, const Recorded& recorded, bool erased)> each = {};
};

class Replay : public std::enable_shared_from_this<Replay> {
  public:
    using Done = std::function<void(Replayed)>;

    // `log` and `settings` outlive it. `done` is called once, on the log's executor.
    static void start(journal::Log& log, const RoomSettings& settings, Done done, ReplayWatch watch = {});

    Replay(journal::Log& log, const RoomSettings& settings, Done done, ReplayWatch watch);

  private:
    void load_snapshot();
    void take_snapshot(const std::optional<journal::Snapshot>& snapshot);
    void read_on();
    void take(journal::ReadResult result);
    bool take(const journal::Stored& stored);
    void note_deletion(const Recorded& recorded, bool erased);
    void read_receipts();
    void fail(std::string why);

    journal::Log& log_;
    const RoomSettings& settings_;
    Done done_;
    ReplayWatch watch_;
    Replayed replayed_;
    std::set<Offset> erased_;  // messages without words by now
};

}  // namespace paraninfo::live
