// What staff ask a room to do with its broadcast. Imperatives; checked for shape only.
#pragma once

#include <cstdint>

namespace paraninfo {

struct StartBroadcast {
    bool operator==(const StartBroadcast&) const = default;
};

struct PauseBroadcast {
    std::int64_t for_ms = 0;  // 0: nobody can say
    bool operator==(const PauseBroadcast&) const = default;
};

struct ResumeBroadcast {
    bool operator==(const ResumeBroadcast&) const = default;
};

struct EndBroadcast {
    bool operator==(const EndBroadcast&) const = default;
};

// Of the broadcast that goes on.
struct RecordBroadcast {
    bool on = false;
    bool operator==(const RecordBroadcast&) const = default;
};

}  // namespace paraninfo
