#include "server/database/migration.hpp"

#include "tests/unit/server/database/scratch.hpp"

#include <atomic>
#include <thread>
#include <vector>

namespace paraninfo::database {
namespace {

constexpr std::int32_t ours = 0x1234;
constexpr const char* steps[] = {"CREATE TABLE t (x)", "ALTER TABLE t ADD COLUMN y"};

class Migrations : public Scratch {
  protected:
    std::string refusal(std::int32_t application, std::span<const char* const> known) {
        auto database = Database::open(path_);
        try {
            migrate(database, path_, application, known);
        } catch (const Error& error) {
            return error.what();
        }
        return "";
    }
};

TEST_F(Migrations, AnEmptyFileGetsTheNewestLayoutWithoutABackup) {
    auto database = Database::open(path_);
    migrate(database, path_, ours, steps);
    EXPECT_EQ(database.number("PRAGMA user_version"), 2);
    EXPECT_FALSE(std::filesystem::exists(path_.string() + ".before-1"));
}

TEST_F(Migrations, AnOlderOneIsCopiedThenChanged) {
    auto database = Database::open(path_);
    migrate(database, path_, ours, std::span(steps).first(1));
    database.execute("INSERT INTO t VALUES (5)");
    migrate(database, path_, ours, steps);
    EXPECT_EQ(database.number("SELECT count(y) + sum(x) FROM t"), 5);
    auto copy = Database::open(path_.string() + ".before-2");
    EXPECT_EQ(copy.number("PRAGMA user_version"), 1);
    EXPECT_EQ(copy.number("SELECT sum(x) FROM t"), 5);
}

// The command line and the server may both be the first.
TEST_F(Migrations, SeveralAtOnceFindItDoneByOneOfThem) {
    std::vector<Database> databases;
    for (int i = 0; i < 4; ++i) databases.push_back(Database::open(path_));
    std::atomic<int> done = 0;
    {
        std::vector<std::jthread> all;
        for (Database& database : databases)
            all.emplace_back([&] {
                migrate(database, path_, ours, steps);
                ++done;
            });
    }
    EXPECT_EQ(done, 4);
    EXPECT_EQ(databases[0].number("PRAGMA user_version"), 2);
}

TEST_F(Migrations, ANewerOneIsRefused) {
    EXPECT_EQ(refusal(ours, steps), "");
    EXPECT_NE(refusal(ours, std::span(steps).first(1)).find("newer version"), std::string::npos);
}

TEST_F(Migrations, AnotherApplicationsFileIsRefused) {
    EXPECT_EQ(refusal(ours, steps), "");
    EXPECT_NE(refusal(ours + 1, steps).find("not a database of this kind"), std::string::npos);
}

TEST_F(Migrations, AFailedStepLeavesEverythingAsItWas) {
    constexpr const char* broken[] = {"CREATE TABLE t (x)", "CREATE TABLE u (x); nonsense"};
    EXPECT_EQ(refusal(ours, std::span(broken).first(1)), "");
    EXPECT_NE(refusal(ours, broken), "");
    auto database = Database::open(path_);
    EXPECT_EQ(database.number("PRAGMA user_version"), 1);
    EXPECT_EQ(database.number("SELECT count(*) FROM sqlite_schema"), 1);
}

}  // namespace
}  // namespace paraninfo::database
