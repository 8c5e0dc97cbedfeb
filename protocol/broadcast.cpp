#include "protocol/broadcast.hpp"

#include "protocol/names.hpp"

namespace paraninfo {

namespace {
constexpr std::array<std::string_view, 4> phases{"waiting", "live", "paused", "ended"};
}

std::string_view name_of(BroadcastPhase phase) {
    return phases[static_cast<std::size_t>(phase)];
}

std::optional<BroadcastPhase> broadcast_phase_named(std::string_view name) {
    return named<BroadcastPhase>(phases, name);
}

}  // namespace paraninfo
