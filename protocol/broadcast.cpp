#include "protocol/broadcast.hpp"

#include <array>

namespace paraninfo {

namespace {
constexpr std::array<std::string_view, 4> names{"waiting", "live", "paused", "ended"};
}

std::string_view name_of(BroadcastPhase phase) {
    return names[static_cast<std::size_t>(phase)];
}

std::optional<BroadcastPhase> broadcast_phase_named(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<BroadcastPhase>(i);
    return std::nullopt;
}

}  // namespace paraninfo
