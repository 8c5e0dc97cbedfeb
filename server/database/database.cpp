#include "server/database/database.hpp"

#include "server/database/statement.hpp"

#include <sqlite3.h>

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

namespace paraninfo::database {
namespace {

[[noreturn]] void fail(sqlite3* handle, const std::string& what) {
    if (!handle) throw Error(SQLITE_NOMEM, what + ": out of memory");
    throw Error(sqlite3_extended_errcode(handle), what + ": " + sqlite3_errmsg(handle));
}

// SQLite gives the WAL and the index the mode of the file itself, so that one is made by us first.
void create_private(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file >= 0) {
        ::close(file);
    } else if (errno != EEXIST) {
        throw Error(SQLITE_CANTOPEN, path.string() + ": " + std::system_category().message(errno));
    }
}

void configure(sqlite3* handle, const Options& options) {
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, static_cast<int>(options.busy_wait.count()));
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
}

}  // namespace

void Database::Close::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}

Database::Database(sqlite3* handle) : handle_(handle), wal_pages_(std::make_unique<int>(0)) {
}

Database Database::open(const std::filesystem::path& path, const Options& options) {
    if (!options.read_only) create_private(path);
    const int flags =
        SQLITE_OPEN_NOMUTEX | (options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    sqlite3* handle = nullptr;
    const char* vfs = options.vfs.empty() ? nullptr : options.vfs.c_str();
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, vfs);
    Database database(handle);
    if (code != SQLITE_OK) fail(handle, path.string());
    configure(handle, options);
    database.execute("PRAGMA cell_size_check=ON; PRAGMA secure_delete=ON; PRAGMA synchronous=FULL");
    if (!options.read_only) {
        if (database.text("PRAGMA journal_mode=WAL") != "wal") {
            throw Error(SQLITE_CANTOPEN, path.string() + ": this file system cannot hold a write-ahead log");
        }
        // Also turns the automatic checkpoint off, which uses the same hook.
        sqlite3_wal_hook(
            handle,
            [](void* pages, sqlite3*, const char*, int count) {
                *static_cast<int*>(pages) = count;
                return SQLITE_OK;
            },
            database.wal_pages_.get());
    }
    return database;
}

void Database::execute(const std::string& sql) {
    if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(handle(), "database");
}

std::int64_t Database::number(const std::string& sql) {
    std::int64_t found = 0;
    Statement(*this, sql).one([&](Row row) { found = row.number(0); });
    return found;
}

std::string Database::text(const std::string& sql) {
    std::string found;
    Statement(*this, sql).one([&](Row row) { found = row.text(0); });
    return found;
}

bool Database::checkpoint(bool truncate) {
    const int mode = truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    int in_wal = 0;
    int moved = 0;
    const int code = sqlite3_wal_checkpoint_v2(handle(), nullptr, mode, &in_wal, &moved);
    if (code == SQLITE_BUSY) return false;
    if (code != SQLITE_OK) fail(handle(), "checkpoint");
    if (in_wal == moved) *wal_pages_ = 0;
    return in_wal == moved;
}

int Database::wal_pages() const {
    return *wal_pages_;
}

void Database::copy_to(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0) throw Error(SQLITE_CANTOPEN, path.string() + ": " + std::system_category().message(errno));
    ::close(file);
    Statement(*this, "VACUUM INTO ?1").run(path.string());
}

}  // namespace paraninfo::database
