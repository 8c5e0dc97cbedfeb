// A room's broadcast: whether the picture goes out, since when, when it is to go on, and whether it is
// recorded. A value (PROTOCOL.md section 5).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace paraninfo {

enum class BroadcastPhase { waiting, live, paused, ended };

// What the configuration says: nothing can be recorded, or a broadcast is from its beginning, or once
// somebody says so.
enum class RecordingMode { none, automatic, by_hand };

struct Broadcast {
    BroadcastPhase phase = BroadcastPhase::live;
    std::uint32_t number = 0;     // how many were begun by hand
    std::int64_t since_ms = 0;    // wall clock, when this phase began; 0: with the room
    std::int64_t back_at_ms = 0;  // of a pause: wall clock, when it is to end; 0: nobody said
    RecordingMode recording = RecordingMode::none;  // never stored: the configuration's
    std::optional<bool> recorded = std::nullopt;    // what was said of this broadcast by hand
    std::int64_t recorded_since_ms = 0;             // wall clock, when it was said; 0: never
    bool operator==(const Broadcast&) const = default;
};

// Whether it has begun and is not over.
constexpr bool is_on(BroadcastPhase phase) {
    return phase == BroadcastPhase::live || phase == BroadcastPhase::paused;
}

// Whether it is to be recorded now; of one that is not on, whether the next one will be from its beginning.
constexpr bool is_recorded(const Broadcast& broadcast) {
    const bool at_first = broadcast.recording == RecordingMode::automatic;
    if (broadcast.recording == RecordingMode::none || !is_on(broadcast.phase)) return at_first;
    return broadcast.recorded.value_or(at_first);
}

std::string_view name_of(BroadcastPhase phase);
std::optional<BroadcastPhase> broadcast_phase_named(std::string_view name);

}  // namespace paraninfo
