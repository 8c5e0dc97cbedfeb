#include "server/attendance/schema.hpp"

#include "server/database/migration.hpp"
#include "server/database/statement.hpp"

namespace paraninfo::attendance {
namespace {

constexpr std::int32_t application = 0x706e4154;  // "pnAT"

constexpr const char* steps[] = {R"(
CREATE TABLE intervals (
  person TEXT NOT NULL, room TEXT NOT NULL, page TEXT NOT NULL, kind TEXT NOT NULL,
  from_ms INTEGER NOT NULL, to_ms INTEGER NOT NULL,
  PRIMARY KEY (person, room, page, kind, from_ms)) WITHOUT ROWID;
CREATE INDEX intervals_end ON intervals (to_ms);
)",
                                 R"(
CREATE TABLE corrections (
  number INTEGER PRIMARY KEY, room TEXT NOT NULL, session TEXT NOT NULL, person TEXT NOT NULL,
  minutes INTEGER NOT NULL, reason TEXT NOT NULL, by TEXT NOT NULL, at_ms INTEGER NOT NULL);
)",
                                 R"(
CREATE TABLE scans (
  number INTEGER PRIMARY KEY, room TEXT NOT NULL, key TEXT NOT NULL, person TEXT NOT NULL,
  way TEXT NOT NULL, at_ms INTEGER NOT NULL, by TEXT NOT NULL, answer INTEGER NOT NULL,
  since_ms INTEGER NOT NULL, UNIQUE (room, key));
CREATE INDEX scans_person ON scans (room, person, at_ms);
CREATE INDEX scans_time ON scans (at_ms);
ALTER TABLE corrections ADD COLUMN by_person TEXT NOT NULL DEFAULT '';
ALTER TABLE corrections ADD COLUMN key TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX corrections_key ON corrections (room, key) WHERE key <> '';
)"};

}  // namespace

database::Database open_migrated(const std::filesystem::path& path) {
    auto database = database::Database::open(path);
    database::migrate(database, path, application, steps);
    return database;
}

std::optional<database::Database> open_to_read(const std::filesystem::path& path, const std::string& table) {
    if (!std::filesystem::exists(path)) return std::nullopt;
    database::Options options;
    options.read_only = true;
    auto database = database::Database::open(path, options);
    database::Statement find(database, "SELECT 1 FROM sqlite_master WHERE name = ?1");
    const bool there = find.one([](const database::Row&) {}, table);
    if (!there) return std::nullopt;
    return database;
}

}  // namespace paraninfo::attendance
