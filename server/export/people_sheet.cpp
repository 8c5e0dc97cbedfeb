#include "server/export/people_sheet.hpp"

namespace paraninfo::exports {

namespace {

constexpr std::array<std::string_view, 11> people_columns{
    "person",         "issuer",          "external_id",       "name",
    "roles",          "language",        "first_seen_at",     "time_zone",
    "notice_version", "notice_language", "notice_accepted_at"};

Row row_of(const access::RosterEntry& entry, const access::AcceptanceRow& accepted, const EventTime& time) {
    const auto& person = entry.person;
    Texts roles;
    for (const Audience role : entry.roles) roles.emplace_back(name_of(role));
    return {text_or_nothing(person.id),
            text_or_nothing(person.issuer),
            text_or_nothing(person.external_id),
            text_or_nothing(person.name),
            std::move(roles),
            text_or_nothing(person.language),
            time.cell(person.made_ms),
            time.zone(),
            text_or_nothing(accepted.version),
            text_or_nothing(accepted.language),
            time.cell(accepted.at_ms)};
}

}  // namespace

void write_people(Book& book, const std::vector<access::RosterEntry>& roster, const EventTime& time) {
    book.open(Sheet::people, people_columns);
    for (const auto& entry : roster) {
        if (entry.acceptances.empty()) book.row(row_of(entry, {}, time));
        for (const auto& accepted : entry.acceptances) book.row(row_of(entry, accepted, time));
    }
    book.close();
}

}  // namespace paraninfo::exports
