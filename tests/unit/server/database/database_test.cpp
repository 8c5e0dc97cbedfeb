#include "tests/unit/server/database/scratch.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <fstream>

namespace paraninfo::database {
namespace {

using Databases = Scratch;

TEST_F(Databases, ANewFileIsForItsOwnerAloneAndFullyDurable) {
    auto database = Database::open(path_);
    database.execute("CREATE TABLE t (x)");
    struct stat found {};
    ASSERT_EQ(::stat(path_.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0600u);
    EXPECT_EQ(database.text("PRAGMA journal_mode"), "wal");
    EXPECT_EQ(database.number("PRAGMA synchronous"), 2);
    EXPECT_EQ(database.number("PRAGMA foreign_keys"), 1);
    EXPECT_EQ(database.number("PRAGMA trusted_schema"), 0);
    EXPECT_EQ(database.number("PRAGMA cell_size_check"), 1);
    EXPECT_EQ(database.number("PRAGMA secure_delete"), 1);
}

TEST_F(Databases, OpenedForReadingItCannotWrite) {
    Database::open(path_).execute("CREATE TABLE t (x)");
    Options options;
    options.read_only = true;
    auto database = Database::open(path_, options);
    EXPECT_THROW(database.execute("INSERT INTO t VALUES (1)"), Error);
    EXPECT_EQ(database.number("SELECT count(*) FROM t"), 0);
}

TEST_F(Databases, AFailureSaysWhatAndWithWhichCode) {
    auto database = Database::open(path_);
    try {
        database.execute("SELECT * FROM nowhere");
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.code(), SQLITE_ERROR);
        EXPECT_NE(std::string(error.what()).find("nowhere"), std::string::npos);
    }
    EXPECT_THROW(Database::open(folder_ / "no" / "folder.db"), Error);
}

TEST_F(Databases, ACheckpointEmptiesTheLogWhenAskedTo) {
    auto database = Database::open(path_);
    database.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1)");
    EXPECT_GT(database.wal_pages(), 0);
    EXPECT_TRUE(database.checkpoint(true));
    EXPECT_EQ(database.wal_pages(), 0);
    EXPECT_EQ(std::filesystem::file_size(path_.string() + "-wal"), 0u);
}

TEST_F(Databases, ACopyHoldsTheSameAndOverwritesNothing) {
    auto database = Database::open(path_);
    database.execute("CREATE TABLE t (x); INSERT INTO t VALUES (41)");
    const auto copy = folder_ / "copy.db";
    database.copy_to(copy);
    EXPECT_EQ(Database::open(copy).number("SELECT x FROM t"), 41);
    EXPECT_THROW(database.copy_to(copy), Error);
}

}  // namespace
}  // namespace paraninfo::database
