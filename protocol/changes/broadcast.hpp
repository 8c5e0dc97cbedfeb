// What happened to a room's broadcast, as the journal keeps it.
#pragma once

#include <cstdint>

namespace paraninfo {

struct BroadcastStarted {
    bool operator==(const BroadcastStarted&) const = default;
};

struct BroadcastPaused {
    std::int64_t for_ms = 0;  // 0: nobody said
    bool operator==(const BroadcastPaused&) const = default;
};

struct BroadcastResumed {
    bool operator==(const BroadcastResumed&) const = default;
};

struct BroadcastEnded {
    bool operator==(const BroadcastEnded&) const = default;
};

struct BroadcastRecordingSet {
    bool on = false;
    bool operator==(const BroadcastRecordingSet&) const = default;
};

}  // namespace paraninfo
