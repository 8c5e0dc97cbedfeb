#include "server/access/roster.hpp"

#include "server/database/statement.hpp"

#include <unordered_map>

namespace paraninfo::access {
namespace {

using Places = std::unordered_map<std::string, std::size_t>;  // person → place in the roster

Places add_people(database::Database& database, const std::string& room, std::vector<RosterEntry>& roster) {
    Places places;
    database::Statement people(
        database,
        "SELECT p.id, p.issuer, p.external_id, p.link, p.name, p.language, p.made_ms, s.role FROM persons p "
        "JOIN seats s ON s.person = p.id WHERE s.room = ?1 ORDER BY p.made_ms, p.id, s.role");
    people.each(
        [&](const database::Row& row) {
            const auto role = audience_named(row.text(7));
            if (!role) return;
            const auto [place, fresh] = places.try_emplace(row.text(0), roster.size());
            if (fresh)
                roster.push_back({{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4),
                                   row.text(5), row.number(6)},
                                  {},
                                  {}});
            roster[place->second].roles.push_back(*role);
        },
        room);
    return places;
}

void add_acceptances(database::Database& database, const Places& places, std::vector<RosterEntry>& roster) {
    // A file that an earlier version left has no such table until the server has opened it.
    if (database.number("SELECT count(*) FROM sqlite_master WHERE name = 'acceptances'") == 0) return;
    database::Statement acceptances(
        database, "SELECT person, version, language, at_ms FROM acceptances ORDER BY at_ms, version");
    acceptances.each([&](const database::Row& row) {
        const auto place = places.find(row.text(0));
        if (place == places.end()) return;
        roster[place->second].acceptances.push_back({row.text(0), row.text(1), row.text(2), row.number(3)});
    });
}

}  // namespace

std::vector<RosterEntry> read_roster(const std::filesystem::path& access_db, const std::string& room) {
    std::vector<RosterEntry> roster;
    if (!std::filesystem::exists(access_db)) return roster;
    database::Options options;
    options.read_only = true;
    auto database = database::Database::open(access_db, options);
    const Places places = add_people(database, room, roster);
    add_acceptances(database, places, roster);
    return roster;
}

}  // namespace paraninfo::access
