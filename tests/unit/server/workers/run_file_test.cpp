#include "server/workers/run_file.hpp"

#include "protocol/media_link/messages.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <system_error>

namespace paraninfo::workers {
namespace {

RunFile sample() {
    RunFile file;
    file.run = {"boot", std::string(32, 'a'), {1234, 567890}};
    file.publication =
        PublicationRecord{"0123456789abcdef", "digest", {1'764'000'000'000, 42}, {17, 2}, 99, true};
    return file;
}

void write(const std::string& path, const std::string& text) {
    std::ofstream{path} << text;
}

TEST(RunFile, ComesBackAsItWas) {
    const paraninfo::test::TemporaryFolder folder;
    store_run(folder / "a.json", sample());
    EXPECT_EQ(load_run(folder / "a.json"), sample());
    RunFile later = sample();
    later.publication->first_segment.reset();
    later.publication->ended = true;
    later.publication->timeline = 3;
    later.publication->recorded = false;
    later.publication->recorded_since_ms = 1'764'000'005'000;
    later.run_begun_ns = 7;
    store_run(folder / "a.json", later);
    EXPECT_EQ(load_run(folder / "a.json"), later);
    RunFile ingest = sample();
    ingest.publication.reset();
    store_run(folder / "a.json", ingest);
    EXPECT_EQ(load_run(folder / "a.json"), ingest);
}

TEST(RunFile, LeavesNoOtherFileAndIsForItsOwnerAlone) {
    const paraninfo::test::TemporaryFolder folder;
    store_run(folder / "a.json", sample());
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) ++files;
    EXPECT_EQ(files, 1U);
    using std::filesystem::perms;
    EXPECT_EQ(std::filesystem::status(folder / "a.json").permissions(),
              perms::owner_read | perms::owner_write);
}

TEST(RunFile, ADamagedOneCountsAsNone) {
    const paraninfo::test::TemporaryFolder folder;
    EXPECT_EQ(load_run(folder / "none.json"), std::nullopt);
    for (const char* text : {"", "{", "[]", "{\"version\":2}", "{\"version\":1,\"boot\":7}"}) {
        write(folder / "a.json", text);
        EXPECT_EQ(load_run(folder / "a.json"), std::nullopt) << text;
    }
}

TEST(RunFile, NamesThatCannotStandInAPathCountAsNone) {
    const paraninfo::test::TemporaryFolder folder;
    RunFile escape = sample();
    escape.publication->prefix = "../../etc";
    store_run(folder / "a.json", escape);
    EXPECT_EQ(load_run(folder / "a.json"), std::nullopt);
}

TEST(RunFile, ADiskThatRefusesThrows) {
    EXPECT_THROW(store_run("/nowhere/at/all.json", sample()), std::system_error);
}

TEST(FirstMsnAbove, IsAboveAllThatARunCanHaveUsed) {
    PublicationRecord record;
    record.first.first_msn = 100;
    record.begun_at_ns = 1'000'000'000;
    EXPECT_EQ(first_msn_above(record, 1'000'000'000), 110U);
    EXPECT_EQ(first_msn_above(record, 61'000'000'000), 170U);
    EXPECT_EQ(first_msn_above(record, 0), 110U);
}

TEST(RandomHex, IsNewEachTime) {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) seen.insert(random_hex(16));
    EXPECT_EQ(seen.size(), 100U);
    EXPECT_TRUE(media_link::is_run_id(*seen.begin()));
}

TEST(BootId, IsTheSameAllTheTime) {
    EXPECT_FALSE(boot_id().empty());
    EXPECT_EQ(boot_id(), boot_id());
}

}  // namespace
}  // namespace paraninfo::workers
