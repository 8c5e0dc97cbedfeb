#include "server/journal/verify.hpp"

#include "server/database/statement.hpp"
#include "tests/unit/server/journal/rig.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <random>

namespace paraninfo::journal {
namespace {

using testing::HasSubstr;

// A journal of ten entries, closed; the third is erased.
class Verify : public testing::Test {
  protected:
    Verify() {
        Rig rig(sqlite_engine({path_, "", 1000}));
        const auto lease = rig.acquire().lease;
        for (Offset n = 0; n < 10; ++n) {
            rig.append(append(lease, n, {"payload " + std::to_string(n + 1)}, "k" + std::to_string(n)));
        }
        rig.erase(3, lease);
        rig.save(5, "state at 5", lease);
    }
    void change(const std::string& sql) { database::Database::open(path_).execute(sql); }

    Folder folder_;
    const std::filesystem::path path_ = folder_.file();
};

TEST_F(Verify, CountsWhatIsThere) {
    Verified whole;
    whole.rooms = 1;
    whole.rows = 10;
    whole.erased = 1;
    whole.receipts = 10;
    whole.snapshots = 1;
    EXPECT_EQ(verify(path_), whole);
}

TEST_F(Verify, NamesTheRowWhosePayloadWasChanged) {
    change("UPDATE entries SET payload = CAST('Payload 4' AS BLOB) WHERE offset = 4");
    EXPECT_EQ(verify(path_).bad, (BadRow{"auditorium", 4, "its payload is not what was written"}));
}

TEST_F(Verify, NamesTheRowWhoseTimeOrKindWasChanged) {
    change("UPDATE entries SET at_ms = at_ms + 1 WHERE offset = 3");
    EXPECT_EQ(verify(path_).bad, (BadRow{"auditorium", 3, "it does not follow from the row before it"}));
}

TEST_F(Verify, NamesTheRowThatIsMissing) {
    change("DELETE FROM entries WHERE offset = 6");
    EXPECT_EQ(verify(path_).bad, (BadRow{"auditorium", 6, "missing"}));
}

TEST_F(Verify, NoticesThatTheLastRowIsMissing) {
    change("DELETE FROM entries WHERE offset = 10");
    EXPECT_EQ(verify(path_).bad, (BadRow{"auditorium", 10, "missing"}));
}

TEST_F(Verify, NoticesAHeadThatWasMovedBack) {
    change("DELETE FROM entries WHERE offset = 10; UPDATE rooms SET last = 9");
    EXPECT_EQ(verify(path_).bad->offset, 9u);
}

TEST_F(Verify, NoticesAReceiptASnapshotAndARoomThatWereChanged) {
    change("UPDATE snapshots SET bytes = CAST('state at 6' AS BLOB)");
    EXPECT_THAT(verify(path_).bad->why, HasSubstr("snapshot"));
    change("UPDATE receipts SET receipt = CAST('' AS BLOB) WHERE first = 7");
    EXPECT_THAT(verify(path_).bad->why, HasSubstr("receipt"));
    change("UPDATE rooms SET history = 'another'");
    EXPECT_THAT(verify(path_).bad->why, HasSubstr("its own row"));
}

TEST_F(Verify, SaysWhenTheFileIsNoJournal) {
    std::ofstream(folder_.file("other")) << "not a database at all";
    EXPECT_THAT(verify(folder_.file("other")).bad->why, HasSubstr("not a database"));
    EXPECT_FALSE(verify(folder_.file("missing")).ok());
}

// Every flip is found, or nothing that was written reads otherwise (free bytes, a counter of SQLite's own).
TEST_F(Verify, NoFlippedByteMakesAWrongRowPass) {
    const auto size = std::filesystem::file_size(path_);
    std::mt19937 random(1);
    int found = 0;
    for (int flip = 0; flip < 300; ++flip) {
        const auto copy = folder_.file("flipped.db");
        std::filesystem::copy_file(path_, copy, std::filesystem::copy_options::overwrite_existing);
        std::fstream file(copy, std::ios::in | std::ios::out | std::ios::binary);
        const auto at = static_cast<std::streamoff>(random() % size);
        file.seekg(at);
        const char byte = static_cast<char>(file.get());
        file.seekp(at);
        file.put(static_cast<char>(byte ^ (1 << random() % 8)));
        file.close();
        if (!verify(copy).ok()) {
            ++found;
            continue;
        }
        Rig rig(sqlite_engine({copy, "", 1000}));
        const auto result = rig.read();
        ASSERT_EQ(result.entries.size(), 10u) << at;
        ASSERT_EQ(result.entries[8].entry.payload, "payload 9") << at;
        ASSERT_EQ(rig.receipts(100).found.size(), 10u) << at;
    }
    EXPECT_GT(found, 20);
}

}  // namespace
}  // namespace paraninfo::journal
