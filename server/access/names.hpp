// What persons are called, read beside a server that runs or without one. One thread.
#pragma once

#include "protocol/ids.hpp"
#include "server/database/statement.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace paraninfo::access {

class Names {
  public:
    // A file that is not there names nobody; throws database::Error for one that cannot be read.
    explicit Names(const std::filesystem::path& access_db);
    // Empty: not known.
    std::string of(const PersonId& person);

  private:
    std::optional<database::Database> database_;
    std::optional<database::Statement> find_;
};

}  // namespace paraninfo::access
