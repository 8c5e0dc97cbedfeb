// The sheet of announcements: those that were removed too, which a room's state no longer knows. They are
// gathered while the journal is read. Values.
#pragma once

#include "protocol/changes/change.hpp"
#include "server/export/book.hpp"
#include "server/export/event_time.hpp"

#include <vector>

namespace paraninfo::exports {

class Announcements {
  public:
    // Each change of the room, in order.
    void take(const Recorded& recorded);
    void write(Book& book, const EventTime& time) const;

  private:
    struct Made {
        Announcement announcement;
        std::int64_t removed_ms = 0;  // 0: it stands
    };
    std::vector<Made> made_;  // in the order made
};

}  // namespace paraninfo::exports
