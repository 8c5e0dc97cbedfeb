#include "server/attendance/corrections.hpp"

#include "server/attendance/schema.hpp"
#include "server/database/statement.hpp"

namespace paraninfo::attendance {

void keep_correction(const std::filesystem::path& attendance_db, const Correction& correction) {
    auto database = open_migrated(attendance_db);
    database::Statement add(database,
                            "INSERT OR IGNORE INTO corrections "
                            "(room, session, person, minutes, reason, by, at_ms, by_person, key) "
                            "VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9)");
    add.run(correction.room, correction.session, correction.person, correction.minutes, correction.reason,
            correction.by, correction.at_ms, correction.by_person, correction.key);
}

std::vector<Correction> read_corrections(const std::filesystem::path& attendance_db,
                                         const std::string& room) {
    std::vector<Correction> all;
    auto database = open_to_read(attendance_db, "corrections");
    if (!database) return all;
    database::Statement find(*database,
                             "SELECT room, session, person, minutes, reason, by, at_ms FROM corrections "
                             "WHERE room = ?1 ORDER BY number");
    find.each(
        [&](const database::Row& row) {
            all.push_back({row.text(0), row.text(1), row.text(2), row.number(3), row.text(4), row.text(5),
                           row.number(6)});
        },
        room);
    return all;
}

}  // namespace paraninfo::attendance
