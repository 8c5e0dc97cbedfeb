// How a room's picture is made and how it comes, as its moderators are told: the state "health" (PROTOCOL.md
// section 5). Pure.
#pragma once

#include "server/attendance/viewing.hpp"
#include "server/workers/supervisor.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace paraninfo::app {

// Within the last minute.
struct MinuteCounts {
    std::uint64_t stalls = 0;
    std::uint64_t failed = 0;   // loads of the picture, as pages saw them
    std::uint64_t dropped = 0;  // frames
    std::uint64_t late = 0;     // parts
};

struct Uplink {
    std::int64_t mbit = 0;
    std::int64_t mbit_max = 0;  // 0: no limit
    int withheld = 0;           // best renditions that new viewers are not shown
};

struct RecordingHealth {
    bool on = false;                     // broadcasts are recorded
    std::optional<std::int64_t> age_ms;  // since something of the room came onto the disk; none: nothing did
};

struct RoomHealth {
    workers::WorkerStatus programme;
    attendance::Viewers viewers;
    MinuteCounts minute;
    Uplink uplink;
    RecordingHealth recording;
};

std::string room_health_json(const RoomHealth& health);

}  // namespace paraninfo::app
