// Moments as exports write them: ISO 8601 with milliseconds, in the event's zone or in UTC. A value.
#pragma once

#include "config/local_time.hpp"
#include "server/export/book.hpp"

namespace paraninfo::exports {

class EventTime {
  public:
    // An IANA name; what is none, and an empty one, is UTC.
    explicit EventTime(const std::string& zone);

    const std::string& zone() const { return name_; }
    // "2026-11-25T23:30:00.000+01:00", from UTC since 1970 in ms.
    std::string local(std::int64_t at_ms) const;
    // "2026-11-25T22:30:00.000Z"
    static std::string utc(std::int64_t at_ms);
    // `local`; nothing at 0, which is "not known".
    Cell cell(std::int64_t at_ms) const { return at_ms == 0 ? Cell{} : Cell{local(at_ms)}; }

  private:
    std::string name_;
    std::shared_ptr<const config::TimeZone> zone_;
};

}  // namespace paraninfo::exports
