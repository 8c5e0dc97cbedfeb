#include "server/gateway/event_pages.hpp"

#include "server/gateway/calendar.hpp"
#include "server/gateway/digest.hpp"
#include "server/gateway/event_json.hpp"
#include "server/gateway/refusals.hpp"
#include "server/hls/gzip.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <utility>

namespace paraninfo::gateway {

struct EventPages::Page {
    std::string etag;
    std::string plain;
    std::string gzip;
};

struct EventPages::Edition {
    std::string version;
    Page event;
    std::string file_name;
    std::string first_language;
    std::map<std::string, Page, std::less<>> calendars;  // by language
};

EventPages::EventPages(std::string host) : host_(std::move(host)) {
}

EventPages::~EventPages() = default;

EventPages::Page EventPages::page_of(std::string text) {
    return {'"' + digest_of(text) + '"', text, hls::Gzip().compress(text)};
}

void EventPages::show(const config::Settings& settings) {
    auto next = std::make_shared<Edition>();
    auto [version, text] = event_json(settings);
    next->version = std::move(version);
    next->event = page_of(std::move(text));
    if (settings.agenda) {
        const auto& event = *settings.agenda;
        next->file_name = event.id + ".ics";
        next->first_language = event.languages.front();
        for (const auto& language : event.languages)
            next->calendars.emplace(language, page_of(calendar_of(event, language, host_)));
    }
    edition_.store(std::move(next));
}

std::string EventPages::version() const {
    return edition_.load()->version;
}

Response EventPages::answer(const Page& page, const Ask& ask, std::string content_type) {
    Response response;
    response.headers = {{"Cache-Control", "no-cache"},
                        {"Vary", "Accept-Encoding"},
                        {"ETag", page.etag},
                        {"Date", http_date(ask.now_s)}};
    if (ask.if_none_match.find(page.etag) != std::string_view::npos) {
        response.status = 304;
        return response;
    }
    response.content_type = std::move(content_type);
    response.body = ask.gzip ? page.gzip : page.plain;
    if (ask.gzip) response.headers.emplace_back("Content-Encoding", "gzip");
    return response;
}

Response EventPages::event(const Ask& ask) const {
    const auto edition = edition_.load();
    return answer(edition->event, ask, "application/json");
}

Response EventPages::calendar(const Ask& ask) const {
    const auto edition = edition_.load();
    auto found = edition->calendars.find(ask.language);
    if (found == edition->calendars.end()) found = edition->calendars.find(edition->first_language);
    if (found == edition->calendars.end()) return not_found();
    Response response = answer(found->second, ask, "text/calendar; charset=utf-8");
    if (response.status == 200)
        response.headers.emplace_back("Content-Disposition",
                                      "attachment; filename=\"" + edition->file_name + '"');
    return response;
}

std::string http_date(std::int64_t now_s) {
    using namespace std::chrono;
    static constexpr std::array<const char*, 7> week = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> year = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const sys_seconds now{seconds(now_s)};
    const auto day = floor<days>(now);
    const year_month_day date(day);
    const hh_mm_ss clock(now - day);
    char text[40];
    std::snprintf(text, sizeof(text), "%s, %02u %s %04d %02d:%02d:%02d GMT", week[weekday(day).c_encoding()],
                  static_cast<unsigned>(date.day()), year[static_cast<unsigned>(date.month()) - 1],
                  static_cast<int>(date.year()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return text;
}

}  // namespace paraninfo::gateway
