// What only an engine with a file can show: restarts, erased bytes, damage at start, versions.
#include "server/journal/sqlite/sqlite_engine.hpp"

#include "tests/unit/server/journal/rig.hpp"

#include <gmock/gmock.h>

#include <sys/stat.h>

#include <fstream>
#include <sstream>

namespace paraninfo::journal {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class SqliteEngine : public testing::Test {
  protected:
    Rig open() { return Rig(sqlite_engine({path_, "", 1000})); }
    void change(const std::string& sql) { database::Database::open(path_).execute(sql); }
    std::string why_it_does_not_open() {
        try {
            open();
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        return "";
    }
    // All the bytes of the database and its companions.
    std::string bytes() {
        std::ostringstream all;
        for (const auto& each : std::filesystem::directory_iterator(path_.parent_path())) {
            all << std::ifstream(each.path(), std::ios::binary).rdbuf();
        }
        return all.str();
    }

    Folder folder_;
    const std::filesystem::path path_ = folder_.file();
};

TEST_F(SqliteEngine, ARestartKeepsEntriesReceiptsSnapshotsAndHistory) {
    std::string history;
    {
        auto rig = open();
        const auto room = rig.acquire();
        history = room.history;
        rig.append(append(room.lease, 0, {"a", "b"}, "k"));
        rig.save(2, "state", room.lease);
    }
    auto rig = open();
    const auto room = rig.acquire();
    EXPECT_EQ(room.history, history);
    EXPECT_EQ(room.last, 2u);
    EXPECT_THAT(payloads(rig.read()), ElementsAre("a", "b"));
    EXPECT_EQ(rig.load()->bytes, "state");
    EXPECT_EQ(rig.append(append(room.lease, 2, {"x"}, "k")),
              (Appended{Status::duplicate, 1, 2, 2, "receipt of k"}));
}

TEST_F(SqliteEngine, ARestartMakesTheLeaseBeforeItWorthless) {
    Lease old = 0;
    {
        auto rig = open();
        old = rig.acquire().lease;
    }
    auto rig = open();
    EXPECT_GT(rig.acquire().lease, old);
    EXPECT_EQ(rig.append(append(old, 0, {"a"})).status, Status::fenced);
}

TEST_F(SqliteEngine, TheFilesAreForTheirOwnerAlone) {
    auto rig = open();
    rig.acquire();
    for (const auto& each : std::filesystem::directory_iterator(path_.parent_path())) {
        struct stat found {};
        ASSERT_EQ(::stat(each.path().c_str(), &found), 0);
        EXPECT_EQ(found.st_mode & 0777, 0600u) << each.path();
    }
}

TEST_F(SqliteEngine, AnErasedPayloadIsInNoFileAnyMore) {
    auto rig = open();
    const auto lease = rig.acquire().lease;
    rig.append(append(lease, 0, {"one", "a very secret question", "three"}));
    rig.save(2, "state with a very secret question", lease);
    EXPECT_THAT(bytes(), HasSubstr("very secret"));
    EXPECT_EQ(rig.erase(2, lease), Status::ok);
    EXPECT_THAT(bytes(), Not(HasSubstr("very secret")));
    EXPECT_THAT(payloads(rig.read()), ElementsAre("one", "", "three"));
}

TEST_F(SqliteEngine, ADamagedMiddleIsReportedAtStart) {
    {
        auto rig = open();
        rig.append(append(rig.acquire().lease, 0, {"a", "b", "c"}));
    }
    change("UPDATE entries SET payload = CAST('B' AS BLOB) WHERE offset = 2");
    EXPECT_THAT(why_it_does_not_open(),
                HasSubstr("room auditorium, entry 2: its payload is not what was written"));
}

TEST_F(SqliteEngine, AMissingTailIsReportedAtStart) {
    {
        auto rig = open();
        rig.append(append(rig.acquire().lease, 0, {"a", "b", "c"}));
    }
    change("DELETE FROM entries WHERE offset = 3");
    EXPECT_THAT(why_it_does_not_open(), HasSubstr("room auditorium, entry 3: missing"));
}

TEST_F(SqliteEngine, DamageThatComesWhileItRunsIsReadByNobody) {
    auto rig = Rig(sqlite_engine({path_, "", 1000}), {.tail_max = 0});
    rig.append(append(rig.acquire().lease, 0, {"a", "b", "c"}));
    change("UPDATE entries SET kind = 'question.hidden' WHERE offset = 2");
    const auto result = rig.read();
    EXPECT_EQ(result.status, ReadStatus::damaged);
    EXPECT_TRUE(result.entries.empty());
    EXPECT_THAT(result.why, HasSubstr("entry 2"));
}

TEST_F(SqliteEngine, ADamagedSnapshotIsPassedOverForTheOneBefore) {
    auto rig = open();
    const auto lease = rig.acquire().lease;
    rig.append(append(lease, 0, {"a", "b", "c"}));
    rig.save(1, "older", lease);
    rig.save(2, "newer", lease);
    change("UPDATE snapshots SET bytes = CAST('wrong' AS BLOB) WHERE offset = 2");
    EXPECT_EQ(rig.load()->bytes, "older");
}

TEST_F(SqliteEngine, AJournalOfANewerProgramIsRefusedInPlainWords) {
    open();
    change("PRAGMA user_version = 2");
    EXPECT_THAT(why_it_does_not_open(), HasSubstr("written by a newer version of this program"));
}

TEST_F(SqliteEngine, AnotherKindOfDatabaseIsRefused) {
    change("CREATE TABLE something (x)");
    EXPECT_THAT(why_it_does_not_open(), HasSubstr("not a database of this kind"));
}

TEST_F(SqliteEngine, AnotherWriterOnTheFileIsNoticedNotOverwritten) {
    auto rig = open();
    const auto lease = rig.acquire().lease;
    change("UPDATE rooms SET last = 7");
    EXPECT_NE(rig.append(append(lease, 0, {"a"})).status, Status::ok);
    EXPECT_EQ(rig.acquire().status, Status::unavailable);
}

TEST_F(SqliteEngine, ALongJournalIsFoldedIntoItsFileBetweenBatches) {
    auto rig = open();
    const auto lease = rig.acquire().lease;
    for (Offset n = 0; n < 400; ++n) rig.append(append(lease, n, {std::string(20'000, 'x')}));
    EXPECT_LT(std::filesystem::file_size(path_.string() + "-wal"), 8u << 20);
    EXPECT_EQ(rig.read(0, 4096).entries.size(), 400u);
}

}  // namespace
}  // namespace paraninfo::journal
