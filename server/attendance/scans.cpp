#include "server/attendance/scans.hpp"

#include "server/attendance/schema.hpp"
#include "server/database/transaction.hpp"

namespace paraninfo::attendance {
namespace {

constexpr std::string_view way_in = "in";
constexpr std::string_view way_out = "out";

Passage passage_of(const database::Row& row) {
    return {row.text(0) == way_out ? Way::out : Way::in, row.number(1)};
}

}  // namespace

ScanBook::ScanBook(database::Database& database)
    : database_(database),
      find_(database, "SELECT answer, since_ms FROM scans WHERE room = ?1 AND key = ?2"),
      earlier_(database,
               "SELECT way, at_ms FROM scans WHERE room = ?1 AND person = ?2 AND at_ms <= ?3 "
               "ORDER BY at_ms, number"),
      keep_(database,
            "INSERT INTO scans (room, key, person, way, at_ms, by, answer, since_ms) "
            "VALUES (?1,?2,?3,?4,?5,?6,?7,?8)"),
      erase_(database, "DELETE FROM scans WHERE at_ms < ?1") {
}

std::vector<DoorAnswer> ScanBook::keep(const std::vector<Scan>& scans,
                                       const std::function<Spans(const std::string& room)>& days_of_room) {
    std::vector<DoorAnswer> answers;
    database::Transaction transaction(database_);
    for (const Scan& scan : scans) answers.push_back(keep(scan, days_of_room(scan.room)));
    transaction.commit();
    return answers;
}

DoorAnswer ScanBook::keep(const Scan& scan, const Spans& days) {
    DoorAnswer answer;
    const auto first_time = [&](const database::Row& row) {
        answer = {static_cast<DoorState>(row.number(0)), row.number(1)};
    };
    if (find_.one(first_time, scan.room, scan.key)) return answer;
    Stays stays(days);
    earlier_.each([&](const database::Row& row) { stays.pass(passage_of(row)); }, scan.room, scan.person,
                  scan.passage.at_ms);
    answer = stays.pass(scan.passage);
    keep_.run(scan.room, scan.key, scan.person, scan.passage.way == Way::out ? way_out : way_in,
              scan.passage.at_ms, scan.by, static_cast<int>(answer.state), answer.since_ms);
    return answer;
}

std::map<std::string, std::vector<Passage>> read_passages(const std::filesystem::path& attendance_db,
                                                          const std::string& room) {
    std::map<std::string, std::vector<Passage>> people;
    auto database = open_to_read(attendance_db, "scans");
    if (!database) return people;
    database::Statement find(*database,
                             "SELECT way, at_ms, person FROM scans WHERE room = ?1 ORDER BY at_ms, number");
    find.each([&](const database::Row& row) { people[row.text(2)].push_back(passage_of(row)); }, room);
    return people;
}

std::vector<Interval> checked_in(const std::map<std::string, std::vector<Passage>>& passages,
                                 const std::string& room, const Spans& days, std::int64_t now_ms) {
    std::vector<Interval> all;
    for (const auto& [person, ways] : passages) {
        Stays stays(days);
        for (const Passage& passage : ways) stays.pass(passage);
        for (const auto& [from, to] : stays.until(now_ms))
            all.push_back({{person, room, "door", Kind::checked_in, from}, to});
    }
    return all;
}

}  // namespace paraninfo::attendance
