// The organiser's list of people in the store.
#include "server/access/store.hpp"
#include "server/database/transaction.hpp"

namespace paraninfo::access {

std::vector<Registration> Store::registrations() {
    std::vector<Registration> all;
    database::Statement statement(
        database_, "SELECT id, name, email, language, role, class, link FROM register ORDER BY id");
    statement.each([&](const database::Row& row) {
        const auto role = audience_named(row.text(4));
        if (!role) return;
        all.push_back(
            {{row.text(0), row.text(1), row.text(2), row.text(3), *role, row.text(5)}, row.text(6)});
    });
    return all;
}

std::vector<ClassRow> Store::classes() {
    std::vector<ClassRow> all;
    database::Statement statement(database_, "SELECT id, class FROM register");
    statement.each([&](const database::Row& row) {
        if (const auto voter_class = voter_class_named(row.text(1)))
            all.push_back({row.text(0), *voter_class});
    });
    return all;
}

void Store::register_people(const RegisterChanges& changes, std::int64_t wall_ms) {
    database::Transaction transaction(database_);
    for (const Link& link : changes.minted) keep_link(link, "", wall_ms);
    for (const std::string& link : changes.revoked) write(LinkRevoked{link, wall_ms});
    database::Statement keep(
        database_,
        "INSERT INTO register VALUES (?1,?2,?3,?4,?5,?6,?7) ON CONFLICT (id) DO UPDATE SET name = "
        "excluded.name, email = excluded.email, language = excluded.language, role = excluded.role, "
        "class = excluded.class, link = excluded.link");
    for (const auto& [person, link] : changes.people)
        keep.run(person.id, person.name, person.email, person.language, name_of(person.role), person.tally,
                 link);
    transaction.commit();
}

}  // namespace paraninfo::access
