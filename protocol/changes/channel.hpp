// What was said among moderators, as the journal keeps it. Empty texts: erased.
#pragma once

#include "protocol/channel.hpp"

#include <string>

namespace paraninfo {

struct ModeratorsTold {
    std::string by;
    std::string text;
    bool operator==(const ModeratorsTold&) const = default;
};

}  // namespace paraninfo
