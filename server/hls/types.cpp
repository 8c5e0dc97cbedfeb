#include "server/hls/types.hpp"

namespace paraninfo::hls {

std::int64_t wall_ms_of(const TimeAnchor& anchor, std::int64_t capture_ns) {
    constexpr std::int64_t ns_per_ms = 1'000'000;
    const std::int64_t since = capture_ns - anchor.monotonic_ns;
    // Rounded to the nearest, also before the anchor: a segment's end and its follower's start agree.
    const std::int64_t half = since >= 0 ? ns_per_ms / 2 : -ns_per_ms / 2;
    return anchor.wall_ms + (since + half) / ns_per_ms;
}

std::int64_t programme_ms_of(const TimeAnchor& anchor, std::int64_t monotonic_ns) {
    return wall_ms_of(anchor, monotonic_ns) - anchor.wall_ms;
}

std::string_view to_string(Fault fault) {
    switch (fault) {
        case Fault::none:
            return "none";
        case Fault::unknown_rendition:
            return "unknown_rendition";
        case Fault::no_run:
            return "no_run";
        case Fault::bad_init:
            return "bad_init";
        case Fault::second_init:
            return "second_init";
        case Fault::no_init:
            return "no_init";
        case Fault::out_of_order:
            return "out_of_order";
        case Fault::bad_duration:
            return "bad_duration";
        case Fault::bad_size:
            return "bad_size";
        case Fault::too_many_parts:
            return "too_many_parts";
        case Fault::store_full:
            return "store_full";
        case Fault::bad_run:
            return "bad_run";
        case Fault::ended:
            return "ended";
    }
    return "unknown";
}

}  // namespace paraninfo::hls
