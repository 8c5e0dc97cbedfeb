// The engines that exist, by the functions that make them. Log takes ownership of what they return.
#pragma once

#include "server/journal/engine.hpp"

#include <filesystem>
#include <memory>

namespace paraninfo::journal {

// Keeps everything in memory: tests and rooms that need no durability.
std::unique_ptr<Engine> memory_engine();

struct SqliteOptions {
    std::filesystem::path path;  // one database for all rooms, e.g. <data>/journal.db
    std::string vfs;             // tests: a faulty disk
    // Rows (newest first, per room) whose chain is checked at start; reads check every row that they return.
    // What else is checked, and when, stands in sqlite/FORMAT.md.
    std::size_t verify_rows_max = 500'000;
};

// Opens or creates; throws std::runtime_error with a plain message for the operator when the file is damaged,
// newer than this program, or cannot be opened. The caller holds the lock on the data directory.
std::unique_ptr<Engine> sqlite_engine(const SqliteOptions& options);

// Only reads, beside a server that writes or without one; refuses every commit. Opens nothing for writing;
// throws std::runtime_error as above. No lock is needed.
std::unique_ptr<Engine> reading_engine(const std::filesystem::path& path);

}  // namespace paraninfo::journal
