#include "server/export/event_time.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace paraninfo::exports {

namespace {

std::string clock_at(std::int64_t at_ms) {
    using namespace std::chrono;
    const sys_time<milliseconds> at{milliseconds(at_ms)};
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss time(at - day);
    char text[48];
    std::snprintf(text, sizeof(text), "%04d-%02u-%02uT%02d:%02d:%02d.%03d", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()), static_cast<int>(time.subseconds().count()));
    return text;
}

}  // namespace

EventTime::EventTime(const std::string& zone) : name_(zone), zone_(config::TimeZone::find(zone)) {
    if (zone_) return;
    name_ = "UTC";
    zone_ = config::TimeZone::find(name_);
}

std::string EventTime::local(std::int64_t at_ms) const {
    const std::int64_t offset = zone_->offset_at(at_ms);
    const auto minutes = static_cast<int>(std::abs(offset) / 60'000);
    char ahead[16];
    std::snprintf(ahead, sizeof(ahead), "%c%02d:%02d", offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
    return clock_at(at_ms + offset) + ahead;
}

std::string EventTime::utc(std::int64_t at_ms) {
    return clock_at(at_ms) + "Z";
}

}  // namespace paraninfo::exports
