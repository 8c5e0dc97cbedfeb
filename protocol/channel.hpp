// What moderators say to each other. Values.
#pragma once

#include "protocol/position.hpp"

#include <cstdint>
#include <string>

namespace paraninfo {

struct ModeratorMessage {
    Offset told = 0;  // the change that said it
    std::string by;   // the moderator's name
    std::string text;
    std::int64_t at_ms = 0;
    bool operator==(const ModeratorMessage&) const = default;
};

}  // namespace paraninfo
