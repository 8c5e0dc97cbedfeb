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

}  // namespace

void migrate(Database& database, const std::filesystem::path& path, std::int32_t application,
             std::span<const char* const> steps) {
    const auto newest = static_cast<std::int64_t>(steps.size());
    const auto version = database.number("PRAGMA user_version");
    const auto owner = database.number("PRAGMA application_id");
    const bool empty = database.number("SELECT count(*) FROM sqlite_schema") == 0;
    if (!empty && owner != application) refuse(path, "this is not a database of this kind");
    if (version > newest) {
        refuse(path, "written by a newer version of this program (layout " + std::to_string(version) +
                         ", known up to " + std::to_string(newest) + "); use that version");
    }
    if (version == newest) return;
    if (!empty) back_up(database, path, version);
    Transaction transaction(database);
    for (auto step = version; step < newest; ++step) database.execute(steps[static_cast<std::size_t>(step)]);
    database.execute("PRAGMA application_id=" + std::to_string(application));
    database.execute("PRAGMA user_version=" + std::to_string(newest));
    transaction.commit();
}

}  // namespace paraninfo::database
