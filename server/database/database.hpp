// A small RAII wrapper over SQLite's C API: one connection, prepared statements, transactions.
// It knows no tables. A connection and its statements live on one thread at a time.
// Failures are thrown as Error; whoever owns the thread catches them at its root.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>

struct sqlite3;

namespace paraninfo::database {

class Error : public std::runtime_error {
  public:
    Error(int code, const std::string& message) : std::runtime_error(message), code_(code) {}
    // SQLite's extended result code.
    int code() const { return code_; }

  private:
    int code_;
};

struct Options {
    bool read_only = false;
    // How long a statement waits for another process's lock.
    std::chrono::milliseconds busy_wait{2000};
    // The name of an SQLite VFS; empty is the default one (tests put a faulty disk here).
    std::string vfs;
};

class Database {
  public:
    // Opens or creates (mode 0600) the file. Always: WAL, synchronous=FULL, foreign keys, secure_delete,
    // cell_size_check, no trusted schema, no checkpoint but by checkpoint().
    static Database open(const std::filesystem::path& path, const Options& options = {});

    // One or more statements without parameters.
    void execute(const std::string& sql);
    // The first column of the first row of a query without parameters.
    std::int64_t number(const std::string& sql);
    std::string text(const std::string& sql);
    // True when the WAL could be moved into the file as far as asked; with `truncate` its bytes are gone.
    bool checkpoint(bool truncate = false);
    // Pages in the WAL after the last commit of this connection.
    int wal_pages() const;
    // A consistent copy into a new file (mode 0600), which must not exist yet.
    void copy_to(const std::filesystem::path& path);
    sqlite3* handle() const { return handle_.get(); }

  private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    explicit Database(sqlite3* handle);

    std::unique_ptr<sqlite3, Close> handle_;
    std::unique_ptr<int> wal_pages_;
};

}  // namespace paraninfo::database
