// What a moderator says to the other moderators of the room.
#pragma once

#include <string>

namespace paraninfo {

struct TellModerators {
    std::string text;
    bool operator==(const TellModerators&) const = default;
};

}  // namespace paraninfo
