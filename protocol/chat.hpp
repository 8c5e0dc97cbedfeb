// A room's chat with everything that is known of it. Values; who may see which part is decided by the
// audience (PROTOCOL.md section 5).
#pragma once

#include "protocol/audience.hpp"
#include "protocol/ids.hpp"
#include "protocol/position.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo {

// The newest messages that a room keeps at hand; the journal has all. As many as somebody who comes late
// reads back, and about 40 kB in the answer to each of a thousand joins.
inline constexpr std::size_t chat_kept_max = 200;

struct ChatDeletion {
    bool by_moderator = false;  // else by its author
    std::string by_name;
    std::string reason;  // a moderator's, for the author and the moderators
    bool operator==(const ChatDeletion&) const = default;
};

struct ChatMessage {
    Offset number = 0;  // the change that wrote it: its name, which stays when the rest is erased
    PersonId person;
    std::string name;
    Audience role = Audience::participant;
    std::string text;     // empty: deleted, or erased
    Offset reply_to = 0;  // the message that it answers; 0: none
    std::int64_t at_ms = 0;
    std::optional<ChatDeletion> deleted;
    bool operator==(const ChatMessage&) const = default;
};

struct Chat {
    bool open = false;
    std::int64_t slow_ms = 0;           // between two messages of a person; 0: no slow mode
    std::vector<ChatMessage> messages;  // the newest, in the order written
    bool operator==(const Chat&) const = default;
};

}  // namespace paraninfo
