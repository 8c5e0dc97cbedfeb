#include "server/attendance/store.hpp"

#include "server/attendance/schema.hpp"
#include "server/database/transaction.hpp"

#include <array>

namespace paraninfo::attendance {
namespace {

constexpr int wal_pages_max = 1000;
constexpr std::array<std::string_view, 2> kinds{"connected", "watching"};

Interval interval_of(const database::Row& row) {
    const Kind kind = row.text(3) == kinds[1] ? Kind::watching : Kind::connected;
    return {{row.text(0), row.text(1), row.text(2), kind, row.number(4)}, row.number(5)};
}

}  // namespace

Store::Store(const std::filesystem::path& path)
    : database_(open_migrated(path)),
      keep_(
          database_,
          "INSERT INTO intervals VALUES (?1,?2,?3,?4,?5,?6) ON CONFLICT (person, room, page, kind, from_ms) "
          "DO UPDATE SET to_ms = max(to_ms, excluded.to_ms)"),
      erase_(database_, "DELETE FROM intervals WHERE to_ms < ?1"),
      erase_corrections_(database_, "DELETE FROM corrections WHERE at_ms < ?1"),
      scans_(database_) {
}

std::vector<Interval> Store::ending_since(std::int64_t at_ms) {
    std::vector<Interval> rows;
    database::Statement find(
        database_,
        "SELECT person, room, page, kind, from_ms, to_ms FROM intervals WHERE to_ms >= ?1 "
        "ORDER BY person, from_ms, kind");
    find.each([&](const database::Row& row) { rows.push_back(interval_of(row)); }, at_ms);
    return rows;
}

void Store::commit(const std::vector<Interval>& rows) {
    database::Transaction transaction(database_);
    for (const auto& [key, to_ms] : rows)
        keep_.run(key.person, key.room, key.page, kinds[static_cast<std::size_t>(key.kind)], key.from_ms,
                  to_ms);
    transaction.commit();
    if (database_.wal_pages() > wal_pages_max) database_.checkpoint();
}

std::int64_t Store::erase_before(std::int64_t at_ms) {
    const std::int64_t erased =
        erase_.run(at_ms) + erase_corrections_.run(at_ms) + scans_.erase_before(at_ms);
    // What was erased must not stay in the log beside the file.
    if (erased > 0) database_.checkpoint(true);
    return erased;
}

std::vector<Interval> read_intervals(const std::filesystem::path& path, const std::string& room, Span span) {
    std::vector<Interval> rows;
    auto database = open_to_read(path, "intervals");
    if (!database) return rows;
    database::Statement find(*database,
                             "SELECT person, room, page, kind, from_ms, to_ms FROM intervals WHERE room = ?1 "
                             "AND to_ms > ?2 AND from_ms < ?3 ORDER BY person, from_ms");
    find.each([&](const database::Row& row) { rows.push_back(interval_of(row)); }, room, span.from_ms,
              span.to_ms);
    return rows;
}

}  // namespace paraninfo::attendance
