// What people ask a room to do with its chat. Imperatives; checked for shape only.
#pragma once

#include "protocol/position.hpp"

#include <cstdint>
#include <string>

namespace paraninfo {

struct OpenChat {
    bool operator==(const OpenChat&) const = default;
};

struct CloseChat {
    bool operator==(const CloseChat&) const = default;
};

struct SlowChat {
    std::int64_t slow_ms = 0;  // 0: no slow mode
    bool operator==(const SlowChat&) const = default;
};

struct WriteChat {
    std::string text;
    Offset reply_to = 0;  // 0: to nobody
    bool operator==(const WriteChat&) const = default;
};

struct DeleteChat {
    Offset message = 0;
    std::string reason;  // of a moderator, for somebody else's message
    bool operator==(const DeleteChat&) const = default;
};

}  // namespace paraninfo
