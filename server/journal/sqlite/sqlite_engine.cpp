#include "server/journal/sqlite/sqlite_engine.hpp"

#include "server/journal/engines.hpp"

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

}  // namespace sqlite

std::unique_ptr<Engine> sqlite_engine(const SqliteOptions& options) {
    try {
        return std::make_unique<sqlite::SqliteEngine>(options);
    } catch (const database::Error& error) {
        const std::string what = error.what();
        const bool named = what.starts_with(options.path.string());
        throw std::runtime_error("the journal cannot be opened: " +
                                 (named ? what : options.path.string() + ": " + what));
    } catch (const std::runtime_error& error) {
        throw std::runtime_error(options.path.string() + ": " + error.what() +
                                 "; restore a backup, or ask verify-journal what else is wrong");
    }
}

}  // namespace paraninfo::journal
