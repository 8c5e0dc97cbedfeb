#include "server/access/store.hpp"

#include "server/database/migration.hpp"
#include "server/database/transaction.hpp"

#include <algorithm>
#include <sstream>

namespace paraninfo::access {
namespace {

constexpr std::int32_t application = 0x706e4143;  // "pnAC"
constexpr int wal_pages_max = 1000;

constexpr const char* steps[] = {R"(
CREATE TABLE persons (
  id TEXT PRIMARY KEY, issuer TEXT NOT NULL, external_id TEXT NOT NULL, link TEXT NOT NULL,
  name TEXT NOT NULL, language TEXT NOT NULL, made_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE UNIQUE INDEX persons_external ON persons (issuer, external_id) WHERE issuer <> '';
CREATE INDEX persons_link ON persons (link);
CREATE TABLE seats (
  id TEXT PRIMARY KEY, person TEXT NOT NULL, room TEXT NOT NULL, role TEXT NOT NULL,
  UNIQUE (person, room, role)) WITHOUT ROWID;
CREATE TABLE logins (
  id TEXT PRIMARY KEY, hash BLOB NOT NULL UNIQUE, person TEXT NOT NULL, since_ms INTEGER NOT NULL,
  used_ms INTEGER NOT NULL, until_ms INTEGER NOT NULL, seats TEXT NOT NULL, links TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE revocations (link TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE links (
  id TEXT PRIMARY KEY, label TEXT NOT NULL, made_ms INTEGER NOT NULL, payload TEXT NOT NULL) WITHOUT ROWID;
)",
                                 R"(
CREATE TABLE register (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, language TEXT NOT NULL, role TEXT NOT NULL,
  class TEXT NOT NULL, link TEXT NOT NULL) WITHOUT ROWID;
)",
                                 R"(
CREATE TABLE bans (room TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (room, person)) WITHOUT ROWID;
)",
                                 R"(
CREATE TABLE acceptances (
  person TEXT NOT NULL, version TEXT NOT NULL, language TEXT NOT NULL, at_ms INTEGER NOT NULL,
  PRIMARY KEY (person, version)) WITHOUT ROWID;
)",
                                 R"(
ALTER TABLE seats ADD COLUMN speaker TEXT NOT NULL DEFAULT '';
)"};

database::Database open_migrated(const std::filesystem::path& path, std::chrono::milliseconds lock_wait) {
    database::Options options;
    options.busy_wait = lock_wait;
    auto database = database::Database::open(path, options);
    try {
        database::migrate(database, path, application, steps);
    } catch (const database::Error&) {
        // The command line and the server may both be the first; the second finds it done.
        database::migrate(database, path, application, steps);
    }
    return database;
}

// Lists of ids, which hold no spaces.
std::string joined(const std::vector<std::string>& ids) {
    std::string text;
    for (const auto& id : ids) text += (text.empty() ? "" : " ") + id;
    return text;
}

std::vector<std::string> split(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> ids;
    for (std::string id; stream >> id;) ids.push_back(id);
    return ids;
}

std::string_view bytes_of(const Hash32& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

LoginRow login_of(const database::Row& row) {
    LoginRow login;
    login.id = row.text(0);
    const auto hash = row.blob(1);
    std::copy_n(hash.begin(), std::min(hash.size(), login.hash.size()), login.hash.begin());
    login.person = row.text(2);
    login.since_ms = row.number(3);
    login.used_ms = row.number(4);
    login.until_ms = row.number(5);
    login.seats = split(row.text(6));
    login.links = split(row.text(7));
    return login;
}

}  // namespace

Store::Store(const std::filesystem::path& path, std::chrono::milliseconds lock_wait)
    : database_(open_migrated(path, lock_wait)),
      person_(database_,
              "INSERT INTO persons VALUES (?1,?2,?3,?4,?5,?6,?7) ON CONFLICT (id) DO UPDATE SET "
              "name = excluded.name, language = excluded.language"),
      seat_(database_,
            "INSERT INTO seats VALUES (?1,?2,?3,?4,?5) ON CONFLICT (id) DO UPDATE SET speaker = "
            "excluded.speaker"),
      login_(database_,
             "INSERT INTO logins VALUES (?1,?2,?3,?4,?5,?6,?7,?8) ON CONFLICT (id) DO UPDATE SET hash = "
             "excluded.hash, "
             "used_ms = excluded.used_ms, until_ms = excluded.until_ms, seats = excluded.seats, links = "
             "excluded.links"),
      login_gone_(database_, "DELETE FROM logins WHERE id = ?1"),
      revoke_(database_, "INSERT INTO revocations VALUES (?1,?2) ON CONFLICT (link) DO NOTHING"),
      ban_(database_, "INSERT INTO bans VALUES (?1,?2) ON CONFLICT (room, person) DO NOTHING"),
      ban_gone_(database_, "DELETE FROM bans WHERE room = ?1 AND person = ?2"),
      acceptance_(database_,
                  "INSERT INTO acceptances VALUES (?1,?2,?3,?4) ON CONFLICT (person, version) DO NOTHING") {
}

Kept Store::load() {
    Kept kept;
    version_ = database_.number("PRAGMA data_version");
    database::Statement persons(database_,
                                "SELECT id, issuer, external_id, link, name, language, made_ms FROM persons");
    persons.each([&](const database::Row& row) {
        kept.persons.push_back(
            {row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.number(6)});
    });
    database::Statement seats(database_, "SELECT id, person, room, role, speaker FROM seats");
    seats.each([&](const database::Row& row) {
        if (const auto role = audience_named(row.text(3))) {
            kept.seats.push_back({row.text(0), row.text(1), row.text(2), *role, row.text(4)});
        }
    });
    database::Statement logins(database_,
                               "SELECT id, hash, person, since_ms, used_ms, until_ms, seats, links FROM "
                               "logins ORDER BY since_ms, id");
    logins.each([&](const database::Row& row) { kept.logins.push_back(login_of(row)); });
    kept.revoked = revoked();
    database::Statement bans(database_, "SELECT room, person FROM bans");
    bans.each([&](const database::Row& row) { kept.bans.push_back({row.text(0), row.text(1)}); });
    database::Statement acceptances(database_, "SELECT person, version, language, at_ms FROM acceptances");
    acceptances.each([&](const database::Row& row) {
        kept.acceptances.push_back({row.text(0), row.text(1), row.text(2), row.number(3)});
    });
    kept.classes = classes();
    return kept;
}

void Store::commit(const std::vector<Write>& writes) {
    database::Transaction transaction(database_);
    for (const auto& one : writes) std::visit([&](const auto& row) { write(row); }, one);
    transaction.commit();
    if (database_.wal_pages() > wal_pages_max) database_.checkpoint();
}

std::optional<Elsewhere> Store::written_elsewhere() {
    const auto version = database_.number("PRAGMA data_version");
    if (version == version_) return std::nullopt;
    Elsewhere all{revoked(), classes()};
    version_ = version;
    return all;
}

void Store::keep_link(const Link& link, const std::string& label, std::int64_t made_ms) {
    database::Statement keep(database_, "INSERT INTO links VALUES (?1,?2,?3,?4)");
    keep.run(link.id, label, made_ms, write_payload(link));
}

void Store::keep_link_once(const Link& link, const std::string& label, std::int64_t made_ms) {
    database::Statement keep(database_, "INSERT OR IGNORE INTO links VALUES (?1,?2,?3,?4)");
    keep.run(link.id, label, made_ms, write_payload(link));
}

std::vector<MintedLink> Store::links() {
    std::vector<MintedLink> all;
    database::Statement statement(
        database_,
        "SELECT payload, label, made_ms, EXISTS (SELECT 1 FROM revocations r WHERE r.link = "
        "l.id), (SELECT count(*) FROM persons p WHERE p.link = l.id) FROM links l ORDER BY "
        "made_ms, id");
    statement.each([&](const database::Row& row) {
        auto link = read_payload(row.text(0));
        if (link)
            all.push_back({std::move(*link), row.text(1), row.number(2), row.number(3) != 0, row.number(4)});
    });
    return all;
}

void Store::write(const PersonRow& row) {
    person_.run(row.id, row.issuer, row.external_id, row.link, row.name, row.language, row.made_ms);
}

void Store::write(const SeatRow& row) {
    seat_.run(row.id, row.person, row.room, name_of(row.role), row.speaker);
}

void Store::write(const LoginRow& row) {
    login_.run(row.id, database::Blob{bytes_of(row.hash)}, row.person, row.since_ms, row.used_ms,
               row.until_ms, joined(row.seats), joined(row.links));
}

void Store::write(const LoginGone& row) {
    login_gone_.run(row.id);
}

void Store::write(const LinkRevoked& row) {
    revoke_.run(row.link, row.at_ms);
}

void Store::write(const BanRow& row) {
    ban_.run(row.room, row.person);
}

void Store::write(const BanGone& row) {
    ban_gone_.run(row.room, row.person);
}

void Store::write(const AcceptanceRow& row) {
    acceptance_.run(row.person, row.version, row.language, row.at_ms);
}

std::vector<LinkRevoked> Store::revoked() {
    std::vector<LinkRevoked> all;
    database::Statement statement(database_, "SELECT link, at_ms FROM revocations");
    statement.each([&](const database::Row& row) { all.push_back({row.text(0), row.number(1)}); });
    return all;
}

}  // namespace paraninfo::access
