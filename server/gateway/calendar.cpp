#include "server/gateway/calendar.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace paraninfo::gateway {
namespace {

const std::string& in(const config::Names& names, const std::string& language) {
    static const std::string none;
    const auto found = names.find(language);
    return found == names.end() ? none : found->second;
}

// "20270316T083000Z"
std::string utc(std::int64_t at_ms) {
    using namespace std::chrono;
    const sys_time<milliseconds> at{milliseconds(at_ms)};
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss clock(floor<seconds>(at - day));
    char text[32];
    std::snprintf(text, sizeof(text), "%04d%02u%02uT%02d%02d%02dZ", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                  static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return text;
}

// "Name, title, affiliation" of each speaker, a line each.
std::string speakers_of(const config::EventFile& event, const config::Session& session,
                        const std::string& language) {
    std::string lines;
    for (const auto& id : session.speakers) {
        const auto speaker = std::find_if(event.speakers.begin(), event.speakers.end(),
                                          [&](const config::Speaker& one) { return one.id == id; });
        if (speaker == event.speakers.end()) continue;
        if (!lines.empty()) lines += '\n';
        lines += speaker->name;
        for (const auto* more : {&in(speaker->title, language), &in(speaker->affiliation, language)})
            if (!more->empty()) lines += ", " + *more;
    }
    return lines;
}

const std::string& room_name(const config::EventFile& event, const std::string& id,
                             const std::string& language) {
    const auto room = std::find_if(event.rooms.begin(), event.rooms.end(),
                                   [&](const config::EventRoom& one) { return one.id == id; });
    return room == event.rooms.end() ? id : in(room->name, language);
}

}  // namespace

std::string calendar_text(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '\\' || c == ',' || c == ';') escaped += '\\';
        if (c == '\n') {
            escaped += "\\n";
        } else {
            escaped += c;
        }
    }
    return escaped;
}

std::string calendar_line(std::string_view name, std::string_view value) {
    const std::string line = std::string(name) + ':' + std::string(value);
    std::string folded;
    std::size_t room = calendar_line_max;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t size = std::min(room, line.size() - at);
        // A fold never stands before a continuation byte.
        while (at + size < line.size() && (static_cast<unsigned char>(line[at + size]) & 0xC0) == 0x80)
            --size;
        if (at > 0) folded += "\r\n ";
        folded.append(line, at, size);
        at += size;
        room = calendar_line_max - 1;  // the space counts
    }
    return folded + "\r\n";
}

std::string calendar_of(const config::EventFile& event, const std::string& language, std::string_view host) {
    std::string text;
    const auto line = [&text](std::string_view name, std::string_view value) {
        text += calendar_line(name, value);
    };
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", "-//Paraninfo//Agenda//" + language);
    line("CALSCALE", "GREGORIAN");
    line("NAME", calendar_text(in(event.name, language)));
    line("X-WR-CALNAME", calendar_text(in(event.name, language)));
    for (const auto& session : event.sessions) {
        line("BEGIN", "VEVENT");
        line("UID", session.id + "." + event.id + "@" + std::string(host));
        line("DTSTAMP", utc(event.changed_at_ms));
        line("DTSTART", utc(session.starts_ms));
        line("DTEND", utc(session.ends_ms));
        line("SUMMARY", calendar_text(in(session.title, language)));
        line("LOCATION", calendar_text(room_name(event, session.room, language)));
        const std::string speakers = speakers_of(event, session, language);
        if (!speakers.empty()) line("DESCRIPTION", calendar_text(speakers));
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    return text;
}

}  // namespace paraninfo::gateway
