#include "protocol/hand.hpp"

#include <array>

namespace paraninfo {

namespace {
constexpr std::array<std::string_view, 3> names{"raised", "invited", "accepted"};
}

std::string_view name_of(HandState state) {
    return names[static_cast<std::size_t>(state)];
}

std::optional<HandState> hand_state_named(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<HandState>(i);
    return std::nullopt;
}

}  // namespace paraninfo
