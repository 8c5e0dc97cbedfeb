#include "protocol/hand.hpp"

#include "protocol/names.hpp"

namespace paraninfo {

namespace {
constexpr std::array<std::string_view, 3> names{"raised", "invited", "accepted"};
}

std::string_view name_of(HandState state) {
    return names[static_cast<std::size_t>(state)];
}

std::optional<HandState> hand_state_named(std::string_view name) {
    return named<HandState>(names, name);
}

}  // namespace paraninfo
