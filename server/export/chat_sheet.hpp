// The sheet of the chat: every message, those too that a room's state no longer holds; of deleted ones who
// deleted them and why, and no text. They are gathered while the journal is read. Values.
#pragma once

#include "protocol/changes/change.hpp"
#include "protocol/chat.hpp"
#include "server/export/book.hpp"
#include "server/export/event_time.hpp"

#include <vector>

namespace paraninfo::exports {

class ChatSheet {
  public:
    // Each change of the room, in order.
    void take(const Recorded& recorded);
    void write(Book& book, const EventTime& time) const;

  private:
    struct Written {
        ChatMessage message;
        std::int64_t deleted_ms = 0;  // 0: it stands
    };
    std::vector<Written> written_;  // in the order written
};

}  // namespace paraninfo::exports
