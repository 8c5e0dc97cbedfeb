#include "config/event_validate.hpp"

#include "config/local_time.hpp"

#include <algorithm>
#include <set>

namespace paraninfo::config {
namespace {

const char* words(NoTime why) {
    switch (why) {
        case NoTime::skipped:
            return "does not exist in the event's time zone: the clocks are put forward over it";
        case NoTime::twice:
            return "exists twice in the event's time zone: the clocks are put back over it";
        case NoTime::malformed:
            break;
    }
    return "must be a local time, YYYY-MM-DDTHH:MM";
}

std::string at(const char* list, std::size_t index, const char* key) {
    return std::string(list) + "[" + std::to_string(index) + "]." + key;
}

class EventJudge {
  public:
    explicit EventJudge(EventFile& event) : event_(event), zone_(TimeZone::find(event.time_zone)) {}

    std::vector<Complaint> run() {
        whole();
        days();
        rooms();
        speakers();
        sessions();
        reasons();
        overlaps();
        return std::move(complaints_);
    }

  private:
    using Ids = std::set<std::string>;

    void must(bool holds, std::string key, std::string message) {
        if (!holds) complaints_.push_back({std::move(key), std::move(message)});
    }

    void id(const std::string& text, Ids& ids, const std::string& key, const char* what) {
        must(is_id(text), key, "must be 1 to 32 of a-z, 0-9 and -");
        must(ids.insert(text).second, key, std::string("another ") + what + " has this id");
    }

    void line(const std::string& text, const std::string& key) {
        const bool one = std::none_of(text.begin(), text.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        });
        must(one, key, "must be one line without control characters");
    }

    void lines(const std::string& text, const std::string& key) {
        const bool plain = std::none_of(text.begin(), text.end(), [](char c) {
            return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f;
        });
        must(plain, key, "must have no control characters but the ends of lines");
    }

    // In each language of the event, or (unless `needed`) in none.
    void languages(const Names& names, const std::string& key, bool needed) {
        const auto& all = event_.languages;
        for (const auto& language : all) {
            const bool missing = !names.contains(language) && (needed || !names.empty());
            must(!missing, key, "is not given in \"" + language + "\"");
        }
        for (const auto& [language, text] : names)
            must(std::find(all.begin(), all.end(), language) != all.end(), key + "." + language,
                 "is not a language of the event");
    }

    void names(const Names& names, const std::string& key, bool needed) {
        languages(names, key, needed);
        for (const auto& [language, text] : names) line(text, key + "." + language);
    }

    void whole() {
        must(is_id(event_.id), "id", "must be 1 to 32 of a-z, 0-9 and -");
        must(!event_.languages.empty(), "languages", "needs one language at least");
        for (std::size_t i = 0; i < event_.languages.size(); ++i)
            must(is_page_language(event_.languages[i]), "languages[" + std::to_string(i) + "]",
                 "must be \"es\", \"en\", \"pt\" or \"zh-Hant\"");
        names(event_.name, "name", true);
        if (event_.notice) notice(*event_.notice);
        must(zone_ != nullptr, "time_zone", "must be the IANA name of a time zone, such as Europe/Madrid");
    }

    void notice(const Notice& notice) {
        must(is_id(notice.version), "notice.version", "must be 1 to 32 of a-z, 0-9 and -");
        languages(notice.text, "notice.text", true);
        for (const auto& [language, text] : notice.text) lines(text, "notice.text." + language);
    }

    void days() {
        must(!event_.days.empty(), "days", "needs one day at least");
        for (std::size_t i = 0; i < event_.days.size(); ++i) {
            const auto& day = event_.days[i];
            must(is_date(day.date), at("days", i, "date"), "must be a day, YYYY-MM-DD");
            must(i == 0 || event_.days[i - 1].date < day.date, at("days", i, "date"),
                 "days must stand in order, each once");
            names(day.title, at("days", i, "title"), false);
        }
    }

    void rooms() {
        must(!event_.rooms.empty(), "rooms", "needs one room at least");
        for (std::size_t i = 0; i < event_.rooms.size(); ++i) {
            id(event_.rooms[i].id, rooms_, at("rooms", i, "id"), "room");
            names(event_.rooms[i].name, at("rooms", i, "name"), true);
        }
    }

    void speakers() {
        for (std::size_t i = 0; i < event_.speakers.size(); ++i) {
            const auto& speaker = event_.speakers[i];
            id(speaker.id, speakers_, at("speakers", i, "id"), "speaker");
            must(!speaker.name.empty(), at("speakers", i, "name"), "must not be empty");
            line(speaker.name, at("speakers", i, "name"));
            names(speaker.title, at("speakers", i, "title"), false);
            names(speaker.affiliation, at("speakers", i, "affiliation"), false);
            must(speaker.country.empty() || is_country(speaker.country), at("speakers", i, "country"),
                 "must be two capital letters of ISO 3166-1");
        }
    }

    void sessions() {
        Ids ids;
        for (std::size_t i = 0; i < event_.sessions.size(); ++i) {
            auto& session = event_.sessions[i];
            id(session.id, ids, at("sessions", i, "id"), "session");
            names(session.title, at("sessions", i, "title"), true);
            must(rooms_.contains(session.room), at("sessions", i, "room"), "there is no room of this id");
            for (std::size_t j = 0; j < session.speakers.size(); ++j)
                must(speakers_.contains(session.speakers[j]),
                     at("sessions", i, "speakers") + "[" + std::to_string(j) + "]",
                     "there is no speaker of this id");
            const auto& rule = session.attendance;
            must(rule.minutes == 0 || rule.percent == 0, at("sessions", i, "attendance"),
                 "has minutes or percent, not both");
            times(session, i);
        }
    }

    // Askers read any language of the pages; those of the event are needed.
    void reasons() {
        for (std::size_t i = 0; i < event_.decline_reasons.size(); ++i) {
            const Names& reason = event_.decline_reasons[i];
            const std::string key = "decline_reasons[" + std::to_string(i) + "]";
            for (const auto& language : event_.languages)
                must(reason.contains(language), key, "is not given in \"" + language + "\"");
            for (const auto& [language, text] : reason) {
                must(is_page_language(language), key + "." + language, "is not a language of the pages");
                must(text.size() <= decline_reason_bytes_max, key + "." + language,
                     "is longer than " + std::to_string(decline_reason_bytes_max) + " bytes");
                line(text, key + "." + language);
            }
        }
    }

    void times(Session& session, std::size_t i) {
        const bool starts = resolve(session.starts, session.starts_ms, at("sessions", i, "starts"));
        const bool ends = resolve(session.ends, session.ends_ms, at("sessions", i, "ends"));
        if (!starts) return;
        const auto date = session.starts.substr(0, session.starts.find('T'));
        must(std::any_of(event_.days.begin(), event_.days.end(),
                         [&](const Day& day) { return day.date == date; }),
             at("sessions", i, "starts"), "is on none of the event's days");
        if (!ends) return;
        const auto minutes = (session.ends_ms - session.starts_ms) / 60'000;
        must(minutes > 0, at("sessions", i, "ends"), "must be later than starts");
        must(minutes >= session.attendance.minutes || minutes <= 0, at("sessions", i, "attendance.minutes"),
             "is more than the session lasts");
        must(minutes <= session_minutes_max, at("sessions", i, "ends"), "is more than 24 hours after starts");
        if (minutes > 0) timed_.push_back(i);
    }

    bool resolve(const std::string& local, std::int64_t& utc_ms, const std::string& key) {
        if (zone_ == nullptr) return false;
        const auto told = zone_->to_utc(local);
        if (const auto* why = std::get_if<NoTime>(&told)) {
            must(false, key, words(*why));
            return false;
        }
        utc_ms = std::get<std::int64_t>(told);
        return true;
    }

    // In order of time each session is held against the one of its room that ends last so far.
    void overlaps() {
        const auto& all = event_.sessions;
        std::stable_sort(timed_.begin(), timed_.end(),
                         [&](std::size_t a, std::size_t b) { return all[a].starts_ms < all[b].starts_ms; });
        std::map<std::string, std::size_t> last;
        for (const auto i : timed_) {
            const auto [entry, first] = last.try_emplace(all[i].room, i);
            if (first) continue;
            const auto& before = all[entry->second];
            must(before.ends_ms <= all[i].starts_ms, at("sessions", i, "starts"),
                 "overlaps with session \"" + before.id + "\" in the same room");
            if (all[i].ends_ms > before.ends_ms) entry->second = i;
        }
    }

    EventFile& event_;
    std::shared_ptr<const TimeZone> zone_;
    std::vector<Complaint> complaints_;
    Ids rooms_;
    Ids speakers_;
    std::vector<std::size_t> timed_;  // sessions with good times
};

}  // namespace

std::vector<Complaint> settle_event(EventFile& event) {
    return EventJudge(event).run();
}

}  // namespace paraninfo::config
