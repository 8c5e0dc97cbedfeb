#include "server/export/attendance_list.hpp"

#include "protocol/json/writer.hpp"
#include "server/access/roster.hpp"
#include "server/export/attendance_entries.hpp"

#include <algorithm>

namespace paraninfo::exports {
namespace {

constexpr std::int64_t minute_ms = 60'000;

bool listens(const access::RosterEntry& entry) {
    return std::ranges::any_of(
        entry.roles, [](Audience role) { return role == Audience::participant || role == Audience::hall; });
}

void write_person(json::Writer& writer, const access::PersonRow& person, const AttendanceEntry& entry,
                  std::optional<std::int64_t> needed_ms) {
    const auto& counted = entry.counted;
    writer.open_object().member("person", person.id).member("name", person.name);
    writer.member_or_null("external_id", person.external_id);
    writer.member("connected", counted.connected_ms / minute_ms)
        .member("watched", counted.watching_ms / minute_ms)
        .member("checked_in", counted.checked_in_ms / minute_ms)
        .member("counted", counted.counted_ms / minute_ms);
    if (needed_ms) writer.member("satisfied", entry.valid_ms() >= *needed_ms);
    if (const auto* correction = entry.correction; correction != nullptr)
        writer.key("correction")
            .open_object()
            .member("minutes", correction->minutes)
            .member("reason", correction->reason)
            .member("by", correction->by)
            .member("at", correction->at_ms)
            .close_object();
    writer.close_object();
}

}  // namespace

std::optional<std::string> attendance_list(const Source& source, const RoomId& room,
                                           const std::string& session, std::int64_t now_ms) {
    const auto all = read_attendance(source.data_dir / "attendance.db", room.value, source.sessions, now_ms);
    const auto found = std::ranges::find(all.sessions, session, &config::Session::id);
    if (found == all.sessions.end()) return std::nullopt;
    const auto entries = entries_of(all, *found);
    const auto needed_ms = attendance::needed_ms(*found);
    json::Writer writer;
    writer.open_object().member("session", session);
    writer.member("minutes", (found->ends_ms - found->starts_ms) / minute_ms);
    if (needed_ms) writer.member("needed", (*needed_ms + minute_ms - 1) / minute_ms);
    writer.key("people").open_array();
    for (const auto& one : access::read_roster(source.data_dir / "access.db", room.value)) {
        const auto entry = entries.find(one.person.id);
        if (entry != entries.end())
            write_person(writer, one.person, entry->second, needed_ms);
        else if (listens(one))
            write_person(writer, one.person, {}, needed_ms);
    }
    return writer.close_array().close_object().take();
}

}  // namespace paraninfo::exports
