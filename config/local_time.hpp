// Wall clocks of a time zone turned into UTC, by ICU's copy of the IANA data; it says when a time does not
// exist there or exists twice. Pure beside ICU's own data.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>

namespace paraninfo::config {

enum class NoTime {
    malformed,  // not YYYY-MM-DDTHH:MM, or no such day
    skipped,    // the clocks are put forward over it
    twice       // the clocks are put back over it
};

class TimeZone {
  public:
    // Null for what is no IANA name such as "Europe/Madrid" or "UTC".
    static std::shared_ptr<const TimeZone> find(const std::string& name);
    virtual ~TimeZone() = default;
    // UTC since 1970 in ms.
    virtual std::variant<std::int64_t, NoTime> to_utc(const std::string& local) const = 0;
    // How far its clocks are ahead of UTC at that moment, in ms.
    virtual std::int64_t offset_at(std::int64_t utc_ms) const = 0;
};

// Whether the text is a day of the calendar, YYYY-MM-DD, from 1970 to 2199.
bool is_date(const std::string& text);

// Whether ISO 3166-1 assigns the two capital letters.
bool is_country(const std::string& code);

}  // namespace paraninfo::config
