// The answers about the event: its facts with the agenda, and the calendar. Rendered and compressed once for
// each version; a reload puts the next set in its place while requests go on. `show` is for one thread, the
// answers for any.
#pragma once

#include "config/settings.hpp"
#include "server/gateway/response.hpp"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace paraninfo::gateway {

class EventPages {
  public:
    struct Ask {
        bool gzip = false;
        std::string_view if_none_match = {};
        std::string_view language = {};  // of the calendar; else the event's first one
        std::int64_t now_s = 0;          // since 1970
    };

    // `host` is part of the calendar's UIDs.
    explicit EventPages(std::string host);
    ~EventPages();
    EventPages(const EventPages&) = delete;
    EventPages& operator=(const EventPages&) = delete;

    void show(const config::Settings& settings);
    // The version of what is shown (PROTOCOL.md section 1.3).
    std::string version() const;

    Response event(const Ask& ask) const;
    // 404 where there is no agenda.
    Response calendar(const Ask& ask) const;

  private:
    struct Page;
    struct Edition;
    static Page page_of(std::string text);
    static Response answer(const Page& page, const Ask& ask, std::string content_type);

    std::string host_;
    std::atomic<std::shared_ptr<const Edition>> edition_;
};

// As RFC 9110, section 5.6.7 writes it: "Tue, 16 Mar 2027 08:30:00 GMT".
std::string http_date(std::int64_t now_s);

}  // namespace paraninfo::gateway
