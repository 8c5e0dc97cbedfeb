#include "server/ballots/ballot_table.hpp"

#include "server/database/folder.hpp"
#include "server/database/migration.hpp"
#include "server/database/transaction.hpp"

namespace paraninfo::ballots {

namespace {

constexpr std::int32_t application = 0x706e4241;  // "pnBA"

constexpr const char* steps[] = {R"(
CREATE TABLE ballots (
  poll TEXT NOT NULL, serial BLOB NOT NULL, ballot INTEGER NOT NULL, PRIMARY KEY (poll, serial)) WITHOUT ROWID;
)"};

database::Database open_migrated(const std::filesystem::path& path) {
    auto database = database::Database::open(path);
    database::migrate(database, path, application, steps);
    database.checkpoint(true);
    return database;
}

std::filesystem::path beside(const std::filesystem::path& path, const char* end) {
    return path.string() + end;
}

}  // namespace

struct BallotTable::Open {
    explicit Open(const std::filesystem::path& path)
        : database(open_migrated(path)),
          put(database,
              "INSERT INTO ballots VALUES (?1,?2,?3) ON CONFLICT (poll, serial) DO UPDATE SET "
              "ballot = excluded.ballot"),
          find(database, "SELECT ballot FROM ballots WHERE poll = ?1 AND serial = ?2"),
          count(database, "SELECT ballot, count(*) FROM ballots WHERE poll = ?1 GROUP BY ballot") {}

    database::Database database;
    database::Statement put;
    database::Statement find;
    database::Statement count;
};

BallotTable::BallotTable(std::filesystem::path path) : path_(std::move(path)) {
    std::filesystem::remove(beside(path_, ".new"));  // a renewal that a crash ended
    open_ = std::make_unique<Open>(path_);
}

BallotTable::~BallotTable() = default;

void BallotTable::put(const Batch& batch) {
    database::Transaction transaction(open_->database);
    for (const auto& [place, choices] : batch)
        open_->put.run(place.first, database::Blob{place.second}, choices);
    transaction.commit();
    open_->database.checkpoint(true);
}

std::optional<Choices> BallotTable::find(const Place& place) {
    std::optional<Choices> found;
    open_->find.one([&](database::Row row) { found = static_cast<Choices>(row.number(0)); }, place.first,
                    database::Blob{place.second});
    return found;
}

SecretCount BallotTable::count(const std::string& poll, std::size_t choices) {
    SecretCount counted;
    counted.counts.resize(choices);
    open_->count.each(
        [&](database::Row row) {
            const auto ballot = static_cast<Choices>(row.number(0));
            const auto same = static_cast<std::uint64_t>(row.number(1));
            counted.ballots += same;
            for (std::size_t i = 0; i < choices; ++i)
                if ((ballot >> i & 1) != 0) counted.counts[i] += same;
        },
        poll);
    return counted;
}

void BallotTable::renew() {
    const auto fresh = beside(path_, ".new");
    std::filesystem::remove(fresh);
    open_->database.copy_to(fresh);
    open_.reset();
    for (const char* end : {"-wal", "-shm"}) std::filesystem::remove(beside(path_, end));
    std::filesystem::rename(fresh, path_);
    database::sync_folder(path_.parent_path());
    open_ = std::make_unique<Open>(path_);
}

}  // namespace paraninfo::ballots
