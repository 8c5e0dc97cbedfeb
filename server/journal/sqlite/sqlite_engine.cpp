#include "server/journal/sqlite/sqlite_engine.hpp"

#include "server/journal/engines.hpp"
#include "server/journal/head.hpp"

#include <stdexcept>

namespace paraninfo::journal {

namespace sqlite {

SqliteEngine::SqliteEngine(const SqliteOptions& options)
    : writer_(options.path, options.vfs), reader_(options.path, options.vfs) {
    reader_.require_intact(options.verify_rows_max);
}

std::vector<Outcome> SqliteEngine::commit(std::span<const Operation> batch) {
    auto outcomes = writer_.commit(batch);
    for (const auto& operation : batch) {
        if (hint_) hint_(room_of(operation));
    }
    return outcomes;
}

ReadingEngine::ReadingEngine(const std::filesystem::path& path) : reader_(path, "") {
}

std::vector<Outcome> ReadingEngine::commit(std::span<const Operation> batch) {
    std::vector<Outcome> outcomes;
    for (const auto& operation : batch) outcomes.push_back(refused(operation, Status::unavailable));
    return outcomes;
}

}  // namespace sqlite

namespace {

[[noreturn]] void cannot_open(const std::filesystem::path& path, const std::string& what) {
    const bool named = what.starts_with(path.string());
    throw std::runtime_error("the journal cannot be opened: " + (named ? what : path.string() + ": " + what));
}

}  // namespace

std::unique_ptr<Engine> sqlite_engine(const SqliteOptions& options) {
    try {
        return std::make_unique<sqlite::SqliteEngine>(options);
    } catch (const database::Error& error) {
        cannot_open(options.path, error.what());
    } catch (const std::runtime_error& error) {
        throw std::runtime_error(options.path.string() + ": " + error.what() +
                                 "; restore a backup, or ask verify-journal what else is wrong");
    }
}

std::unique_ptr<Engine> reading_engine(const std::filesystem::path& path) {
    try {
        return std::make_unique<sqlite::ReadingEngine>(path);
    } catch (const database::Error& error) {
        cannot_open(path, error.what());
    }
}

}  // namespace paraninfo::journal
