// A database in a folder that goes when the test ends.
#pragma once

#include "server/database/database.hpp"
#include "server/database/statement.hpp"

#include <gtest/gtest.h>

#include <stdlib.h>

namespace paraninfo::database {

class Scratch : public testing::Test {
  protected:
    Scratch() {
        std::string name = (std::filesystem::temp_directory_path() / "database-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        path_ = folder_ / "some.db";
    }
    ~Scratch() override { std::filesystem::remove_all(folder_); }

    std::filesystem::path folder_;
    std::filesystem::path path_;
};

}  // namespace paraninfo::database
