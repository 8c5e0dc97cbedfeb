// What happened in a room's chat, as the journal keeps it. A message is named by the offset at which it was
// written. Empty members mean that this change's own payload was erased: that of a message is when it is
// deleted, so that the deletion says whose it was.
#pragma once

#include "protocol/audience.hpp"
#include "protocol/ids.hpp"
#include "protocol/position.hpp"

#include <cstdint>
#include <string>

namespace paraninfo {

struct ChatOpened {
    bool operator==(const ChatOpened&) const = default;
};

struct ChatClosed {
    bool operator==(const ChatClosed&) const = default;
};

struct ChatSlowed {
    std::int64_t slow_ms = 0;
    bool operator==(const ChatSlowed&) const = default;
};

struct ChatWritten {
    Audience role = Audience::participant;
    Offset reply_to = 0;
    PersonId person;
    std::string name;
    std::string text;
    bool operator==(const ChatWritten&) const = default;
};

struct ChatDeleted {
    Offset message = 0;
    bool by_moderator = false;
    PersonId person;  // whose message it was
    std::string name;
    PersonId by;
    std::string by_name;
    std::string reason;
    bool operator==(const ChatDeleted&) const = default;
};

}  // namespace paraninfo
