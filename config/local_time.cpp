#include "config/local_time.hpp"

#include <unicode/basictz.h>
#include <unicode/timezone.h>
#include <unicode/uloc.h>

#include <chrono>
#include <optional>
#include <string_view>

namespace paraninfo::config {
namespace {

constexpr std::size_t date_size = 10;  // YYYY-MM-DD
constexpr std::size_t time_size = 16;  // YYYY-MM-DDTHH:MM
constexpr std::int64_t ms_per_minute = 60'000;
constexpr std::int64_t minutes_per_day = 24 * 60;

// The digits at a place, or nothing where there is anything else.
std::optional<int> number(std::string_view text, std::size_t at, std::size_t digits) {
    int value = 0;
    for (const char c : text.substr(at, digits)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<std::int64_t> days_since_1970(std::string_view text) {
    if (text.size() != date_size || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = number(text, 0, 4);
    const auto month = number(text, 5, 2);
    const auto day = number(text, 8, 2);
    if (!year || !month || !day || *year < 1970 || *year > 2199) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count();
}

// As if the local clock were UTC.
std::optional<std::int64_t> read_local(std::string_view text) {
    if (text.size() != time_size || text[10] != 'T' || text[13] != ':') return std::nullopt;
    const auto day = days_since_1970(text.substr(0, date_size));
    const auto hour = number(text, 11, 2);
    const auto minute = number(text, 14, 2);
    if (!day || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    return (*day * minutes_per_day + *hour * 60 + *minute) * ms_per_minute;
}

class IcuZone final : public TimeZone {
  public:
    explicit IcuZone(std::unique_ptr<icu::BasicTimeZone> zone) : zone_(std::move(zone)) {}

    std::variant<std::int64_t, NoTime> to_utc(const std::string& local) const override {
        const auto clock = read_local(local);
        if (!clock) return NoTime::malformed;
        const auto before = *clock - offset_of_local(*clock, UCAL_TZ_LOCAL_FORMER);
        const auto after = *clock - offset_of_local(*clock, UCAL_TZ_LOCAL_LATTER);
        if (before == after) return before;
        // Around a change both readings differ: one that exists twice is shown by the clock at both.
        return before + offset_at(before) == *clock ? NoTime::twice : NoTime::skipped;
    }

    std::int64_t offset_at(std::int64_t at) const override {
        std::int32_t raw = 0;
        std::int32_t saving = 0;
        UErrorCode status = U_ZERO_ERROR;
        zone_->getOffset(static_cast<UDate>(at), false, raw, saving, status);
        return raw + saving;
    }

  private:
    std::int64_t offset_of_local(std::int64_t clock, UTimeZoneLocalOption reading) const {
        std::int32_t raw = 0;
        std::int32_t saving = 0;
        UErrorCode status = U_ZERO_ERROR;
        zone_->getOffsetFromLocal(static_cast<UDate>(clock), reading, reading, raw, saving, status);
        return raw + saving;
    }

    std::unique_ptr<icu::BasicTimeZone> zone_;
};

}  // namespace

std::shared_ptr<const TimeZone> TimeZone::find(const std::string& name) {
    // ICU also knows three-letter names of its own that browsers do not.
    if (name != "UTC" && name.find('/') == std::string::npos) return nullptr;
    const auto id = icu::UnicodeString::fromUTF8(name);
    icu::UnicodeString canonical;
    UBool of_the_system = false;
    UErrorCode status = U_ZERO_ERROR;
    icu::TimeZone::getCanonicalID(id, canonical, of_the_system, status);
    if (U_FAILURE(status) || !of_the_system) return nullptr;
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
    auto* basic = dynamic_cast<icu::BasicTimeZone*>(zone.get());
    if (basic == nullptr || *zone == icu::TimeZone::getUnknown()) return nullptr;
    static_cast<void>(zone.release());
    return std::make_shared<IcuZone>(std::unique_ptr<icu::BasicTimeZone>(basic));
}

bool is_date(const std::string& text) {
    return days_since_1970(text).has_value();
}

bool is_country(const std::string& code) {
    for (const char* const* each = uloc_getISOCountries(); *each != nullptr; ++each)
        if (code == *each) return true;
    return false;
}

}  // namespace paraninfo::config
