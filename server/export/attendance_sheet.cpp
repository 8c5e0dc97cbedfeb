#include "server/export/attendance_sheet.hpp"

#include <unordered_map>

namespace paraninfo::exports {

namespace {

constexpr std::array<std::string_view, 19> attendance_columns{"session",
                                                              "title",
                                                              "starts_at",
                                                              "ends_at",
                                                              "time_zone",
                                                              "person",
                                                              "issuer",
                                                              "external_id",
                                                              "name",
                                                              "connected_minutes",
                                                              "watching_minutes",
                                                              "checked_in_minutes",
                                                              "counted_minutes",
                                                              "corrected_minutes",
                                                              "correction_reason",
                                                              "corrected_by",
                                                              "corrected_at",
                                                              "needed_minutes",
                                                              "satisfied"};

using People = std::unordered_map<std::string, const access::PersonRow*>;

// Begun minutes do not count.
Cell minutes(std::int64_t ms) {
    return ms / 60'000;
}

std::string title_of(const config::Session& session, const std::string& language) {
    const auto found = session.title.find(language);
    return found == session.title.end() ? std::string() : found->second;
}

void add_correction(Row& row, const attendance::Correction* correction, const EventTime& time) {
    if (correction == nullptr) {
        row.insert(row.end(), 4, Cell{});
        return;
    }
    row.emplace_back(correction->minutes);
    row.push_back(text_or_nothing(correction->reason));
    row.push_back(text_or_nothing(correction->by));
    row.push_back(time.cell(correction->at_ms));
}

Row row_of(const config::Session& session, const std::string& title, const std::string& id,
           const AttendanceEntry& entry, const People& people, const EventTime& time) {
    const auto known = people.find(id);
    const access::PersonRow nobody;
    const auto& person = known == people.end() ? nobody : *known->second;
    Row row{session.id,
            text_or_nothing(title),
            time.cell(session.starts_ms),
            time.cell(session.ends_ms),
            time.zone(),
            id,
            text_or_nothing(person.issuer),
            text_or_nothing(person.external_id),
            text_or_nothing(person.name),
            minutes(entry.counted.connected_ms),
            minutes(entry.counted.watching_ms),
            minutes(entry.counted.checked_in_ms),
            minutes(entry.counted.counted_ms)};
    add_correction(row, entry.correction, time);
    const auto needed = attendance::needed_ms(session);
    row.push_back(needed ? minutes(*needed + 59'999) : Cell{});
    row.push_back(needed ? Cell{entry.valid_ms() >= *needed} : Cell{});
    return row;
}

}  // namespace

void write_attendance(Book& book, const AttendanceOf& all, const std::vector<access::RosterEntry>& roster,
                      const EventTime& time) {
    People people;
    for (const auto& entry : roster) people.emplace(entry.person.id, &entry.person);
    book.open(Sheet::attendance, attendance_columns);
    for (const auto& session : all.sessions) {
        const std::string title = title_of(session, all.language);
        for (const auto& [id, entry] : entries_of(all, session))
            book.row(row_of(session, title, id, entry, people, time));
    }
    book.close();
}

}  // namespace paraninfo::exports
