// Raised hands: the queue of those who would like to speak. Values; what of it is seen is decided by the
// audience (PROTOCOL.md section 5).
#pragma once

#include "protocol/audience.hpp"
#include "protocol/ids.hpp"
#include "protocol/position.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo {

enum class HandState { raised, invited, accepted };

// Which moderator is handling it, for a time.
struct HandClaim {
    PersonId by;
    std::string by_name;
    std::int64_t until_ms = 0;
    bool operator==(const HandClaim&) const = default;
};

struct Hand {
    Offset number = 0;  // the change that raised it: its name
    PersonId person;
    std::string name;
    Audience origin = Audience::participant;
    HandState state = HandState::raised;
    std::int64_t at_ms = 0;
    std::uint64_t version = 1;
    std::optional<HandClaim> claim;
    bool operator==(const Hand&) const = default;
};

struct Hands {
    bool open = false;
    std::vector<Hand> queue;  // in the order raised, a person once
    bool operator==(const Hands&) const = default;
};

std::string_view name_of(HandState state);
std::optional<HandState> hand_state_named(std::string_view name);

}  // namespace paraninfo
