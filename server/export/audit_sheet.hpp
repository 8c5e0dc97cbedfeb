// The sheet of the audit: one row for each journaled change. Who voted, and who asked anonymously, stands
// nowhere in it; neither does what a vote said. One thread.
#pragma once

#include "server/export/book.hpp"
#include "server/export/event_time.hpp"
#include "server/room/state.hpp"

#include <functional>
#include <optional>

namespace paraninfo::exports {

// Who made a change and what that person is called.
struct Who {
    PersonId person;
    std::string name;  // empty: not known
};

class AuditSheet {
  public:
    // `who` is asked for the offsets in ascending order.
    using FindWho = std::function<std::optional<Who>(Offset)>;
    AuditSheet(Book& book, const EventTime& time, FindWho who);

    // `state` after the change.
    void write(const room::State& state, const Recorded& recorded, bool erased);
    void close() { book_.close(); }

  private:
    Book& book_;
    const EventTime& time_;
    FindWho who_;
};

// Whether the audit may say who made this change.
bool names_actor(const room::State& state, const Recorded& recorded);

}  // namespace paraninfo::exports
