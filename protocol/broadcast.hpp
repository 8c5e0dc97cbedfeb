// A room's broadcast: whether the picture goes out, since when, and when it is to go on. A value (PROTOCOL.md
// section 5).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace paraninfo {

enum class BroadcastPhase { waiting, live, paused, ended };

struct Broadcast {
    BroadcastPhase phase = BroadcastPhase::live;
    std::uint32_t number = 0;     // how many were begun by hand
    std::int64_t since_ms = 0;    // wall clock, when this phase began; 0: with the room
    std::int64_t back_at_ms = 0;  // of a pause: wall clock, when it is to end; 0: nobody said
    bool operator==(const Broadcast&) const = default;
};

// Whether it has begun and is not over.
constexpr bool is_on(BroadcastPhase phase) {
    return phase == BroadcastPhase::live || phase == BroadcastPhase::paused;
}

std::string_view name_of(BroadcastPhase phase);
std::optional<BroadcastPhase> broadcast_phase_named(std::string_view name);

}  // namespace paraninfo
