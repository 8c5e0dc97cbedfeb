#include "server/access/names.hpp"

namespace paraninfo::access {

Names::Names(const std::filesystem::path& access_db) {
    if (!std::filesystem::exists(access_db)) return;
    database::Options options;
    options.read_only = true;
    database_ = database::Database::open(access_db, options);
    find_.emplace(*database_, "SELECT name FROM persons WHERE id = ?1");
}

std::string Names::of(const PersonId& person) {
    std::string name;
    if (find_) find_->one([&](database::Row row) { name = row.text(0); }, person.value);
    return name;
}

}  // namespace paraninfo::access
