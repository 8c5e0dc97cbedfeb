#include "server/database/migration.hpp"

#include "server/database/transaction.hpp"

#include <sqlite3.h>

namespace paraninfo::database {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& why) {
    throw Error(SQLITE_MISMATCH, path.string() + ": " + why);
}

void back_up(Database& database, const std::filesystem::path& path, std::int64_t version) {
    auto copy = path;
    copy += ".before-" + std::to_string(version + 1);
    if (!std::filesystem::exists(copy)) database.copy_to(copy);
}

struct Found {
    std::int64_t version = 0;
    bool empty = false;
};

// As it stands while nobody else changes it. Refuses what is not ours to change.
Found look_at(Database& database, const std::filesystem::path& path, std::int32_t application,
              std::int64_t newest) {
    const Transaction alone(database);
    const Found found{database.number("PRAGMA user_version"),
                      database.number("SELECT count(*) FROM sqlite_schema") == 0};
    const auto owner = database.number("PRAGMA application_id");
    if (!found.empty && owner != application) refuse(path, "this is not a database of this kind");
    if (found.version > newest) {
        refuse(path, "written by a newer version of this program (layout " + std::to_string(found.version) +
                         ", known up to " + std::to_string(newest) + "); use that version");
    }
    return found;
}

bool is_newest(Database& database, std::int32_t application, std::int64_t newest) {
    return database.number("PRAGMA user_version") == newest &&
           database.number("PRAGMA application_id") == application;
}

}  // namespace

void migrate(Database& database, const std::filesystem::path& path, std::int32_t application,
             std::span<const char* const> steps) {
    const auto newest = static_cast<std::int64_t>(steps.size());
    if (is_newest(database, application, newest)) return;
    const Found found = look_at(database, path, application, newest);
    if (found.version == newest) return;
    if (!found.empty) back_up(database, path, found.version);
    Transaction transaction(database);
    // Another process may have been here since.
    const auto present = database.number("PRAGMA user_version");
    for (auto step = present; step < newest; ++step) database.execute(steps[static_cast<std::size_t>(step)]);
    database.execute("PRAGMA application_id=" + std::to_string(application));
    database.execute("PRAGMA user_version=" + std::to_string(newest));
    transaction.commit();
}

}  // namespace paraninfo::database
