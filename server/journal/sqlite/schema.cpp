#include "server/journal/sqlite/schema.hpp"

#include "server/database/migration.hpp"

namespace paraninfo::journal::sqlite {
namespace {

constexpr const char* version_1 = R"sql(
CREATE TABLE rooms (
  id INTEGER PRIMARY KEY,
  room TEXT NOT NULL UNIQUE,
  history TEXT NOT NULL,
  last INTEGER NOT NULL,      -- offset of the newest entry: a missing tail shows
  floor INTEGER NOT NULL,     -- reads from below it ask for a snapshot
  head BLOB NOT NULL,         -- h(last)
  lease INTEGER NOT NULL,
  node TEXT NOT NULL,
  until_ms INTEGER NOT NULL,
  seal BLOB NOT NULL          -- checksum over the other columns
) STRICT;
CREATE TABLE entries (
  room INTEGER NOT NULL REFERENCES rooms(id),
  offset INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  kind TEXT NOT NULL,
  nonce BLOB,                 -- NULL, like the payload, when erased
  payload BLOB,
  inner BLOB NOT NULL,        -- SHA-256(nonce | payload), stays
  hash BLOB NOT NULL,         -- h(offset)
  PRIMARY KEY (room, offset)
) STRICT, WITHOUT ROWID;
CREATE TABLE receipts (
  id INTEGER PRIMARY KEY,     -- ascending in the order of commits
  room INTEGER NOT NULL REFERENCES rooms(id),
  person TEXT NOT NULL,
  key TEXT NOT NULL,
  first INTEGER NOT NULL,
  count INTEGER NOT NULL,
  receipt BLOB NOT NULL,
  seal BLOB NOT NULL,
  UNIQUE (room, person, key)
) STRICT;
CREATE TABLE snapshots (
  room INTEGER NOT NULL REFERENCES rooms(id),
  offset INTEGER NOT NULL,
  schema INTEGER NOT NULL,    -- the version of what the bytes hold
  bytes BLOB NOT NULL,
  seal BLOB NOT NULL,
  PRIMARY KEY (room, offset)
) STRICT;
)sql";

constexpr const char* steps[] = {version_1};
static_assert(std::size(steps) == version);

}  // namespace

database::Database open_for_writing(const std::filesystem::path& path, const std::string& vfs) {
    database::Options options;
    options.vfs = vfs;
    auto database = database::Database::open(path, options);
    database::migrate(database, path, application_id, steps);
    return database;
}

database::Database open_for_reading(const std::filesystem::path& path, const std::string& vfs) {
    database::Options options;
    options.vfs = vfs;
    options.read_only = true;
    auto database = database::Database::open(path, options);
    if (database.number("PRAGMA application_id") != application_id) {
        throw database::Error(0, path.string() + ": this is not a journal");
    }
    const auto found = database.number("PRAGMA user_version");
    if (found != version) {
        throw database::Error(0, path.string() + ": layout " + std::to_string(found) +
                                     ", this program reads " + std::to_string(version));
    }
    return database;
}

}  // namespace paraninfo::journal::sqlite
