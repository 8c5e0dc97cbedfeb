// The event and its agenda as the event file describes them, with the limits of that file. Values, shared
// read-only once they are loaded (config/event_load.hpp).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace paraninfo::config {

inline constexpr std::size_t event_file_bytes_max = 256 * 1024;
inline constexpr std::size_t event_rooms_max = 16;
inline constexpr std::size_t event_days_max = 14;
inline constexpr std::size_t event_sessions_max = 300;
inline constexpr std::size_t event_speakers_max = 300;
inline constexpr std::size_t session_speakers_max = 20;
inline constexpr std::size_t event_text_bytes_max = 256;  // of each name, title and affiliation
inline constexpr std::size_t decline_reasons_max = 12;
inline constexpr std::size_t decline_reason_bytes_max = 200;  // so it is never too long for a decline
inline constexpr std::size_t notice_bytes_max = 8 * 1024;     // of the notice in one language
inline constexpr std::int64_t session_minutes_max = 24 * 60;

using Names = std::map<std::string, std::string>;  // by language

struct EventRoom {
    std::string id;
    Names name;
    bool operator==(const EventRoom&) const = default;
};

struct Day {
    std::string date;  // in the event's zone, YYYY-MM-DD
    Names title;       // may be empty
    bool operator==(const Day&) const = default;
};

enum class SessionKind { opening, keynote, talk, panel, table, report, pause, closing };

// As they stand in the file and in messages, in the order of the enumeration.
inline constexpr std::array<const char*, 8> session_kinds = {"opening", "keynote", "talk",  "panel",
                                                             "table",   "report",  "break", "closing"};

// How much of a session somebody must have been there for; at most one of the two is given.
struct AttendanceRule {
    int minutes = 0;  // 0: not given
    int percent = 0;  // of the session's time; 0: not given
    bool operator==(const AttendanceRule&) const = default;
};

struct Session {
    std::string id;
    std::string room;
    SessionKind kind = SessionKind::talk;
    Names title;
    std::string starts;  // local, YYYY-MM-DDTHH:MM
    std::string ends;
    std::int64_t starts_ms = 0;  // the same as UTC since 1970
    std::int64_t ends_ms = 0;
    std::vector<std::string> speakers;
    AttendanceRule attendance;
    bool operator==(const Session&) const = default;
};

struct Speaker {
    std::string id;
    std::string name;
    Names title;  // may be empty, as the next two
    Names affiliation;
    std::string country;  // ISO 3166-1 alpha-2
    bool operator==(const Speaker&) const = default;
};

// What whoever enters must have accepted: on privacy and recording.
struct Notice {
    std::string version;  // another one is asked for again
    Names text;           // lines ended by \n; an empty line ends a paragraph
    bool operator==(const Notice&) const = default;
};

struct EventFile {
    std::string id;
    Names name;
    std::string time_zone;  // IANA
    std::vector<std::string> languages;
    std::optional<Notice> notice;  // none: nothing is asked
    std::vector<Day> days;
    std::vector<EventRoom> rooms;
    std::vector<Session> sessions;
    std::vector<Speaker> speakers;
    std::vector<Names> decline_reasons;  // what moderators may choose from; empty: the built-in ones
    std::int64_t changed_at_ms = 0;      // when the file was last written
    bool operator==(const EventFile&) const = default;
};

}  // namespace paraninfo::config
