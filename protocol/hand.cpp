#include "protocol/hand.hpp"

#include "protocol/names.hpp"

namespace paraninfo {

namespace {
constexpr std::array<std::string_view, 3> hand_states{"raised", "invited", "accepted"};
}

std::string_view name_of(HandState state) {
    return hand_states[static_cast<std::size_t>(state)];
}

std::optional<HandState> hand_state_named(std::string_view name) {
    return named<HandState>(hand_states, name);
}

}  // namespace paraninfo
