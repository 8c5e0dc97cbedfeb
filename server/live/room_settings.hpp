// What the operator decides about one room; filled from the configuration by the program's wiring.
#pragma once

#include "protocol/broadcast.hpp"
#include "protocol/commands/questions.hpp"
#include "protocol/ids.hpp"
#include "server/room/limits.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace paraninfo::live {

struct RoomSettings {
    RoomId id;
    std::map<std::string, std::string> name;  // by language
    bool questions_open = true;               // of a new room; later the journal knows
    Review review = Review::first;
    Anonymity anonymity = Anonymity::audience;
    BroadcastPhase broadcast = BroadcastPhase::live;  // of a new room
    RecordingMode recording = RecordingMode::none;
    bool has_stage = false;  // takes panelists
    room::Limits limits;
    std::size_t window_changes_max = 10'000;  // for resume
    std::size_t window_bytes_max = 8u << 20;
    std::size_t receipts_max = 200'000;  // remembered; older ones are looked up in the journal
    std::size_t snapshot_every = 5'000;  // changes between two snapshots
    // A snapshot is stored when so many more changes are durable: what follows it refills the window.
    std::size_t snapshot_lag = 5'000;

    bool operator==(const RoomSettings&) const = default;
};

}  // namespace paraninfo::live
