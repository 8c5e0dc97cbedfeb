#include "server/ballots/key_shelf.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace paraninfo::ballots {
namespace {

namespace fs = std::filesystem;

TEST(KeyShelf, KeepsPrivateFilesUntilTheyAreRemoved) {
    const test::TemporaryFolder folder;
    const auto place = folder.path() / "secrets" / "ballots";
    const KeyShelf shelf(folder.path());
    const auto key = PaperKey::make();
    shelf.keep(key);
    std::ofstream(place / "half.key.draft") << "of a crash";
    ASSERT_EQ(shelf.read().size(), 1u);
    EXPECT_EQ(KeyShelf(folder.path()).read().front().modulus(), key.modulus());
    EXPECT_FALSE(fs::exists(place / "half.key.draft"));
    for (const auto& entry : fs::directory_iterator(place))
        EXPECT_EQ(entry.status().permissions(), fs::perms::owner_read | fs::perms::owner_write);
    EXPECT_EQ(fs::status(place).permissions(), fs::perms::owner_all);
    shelf.remove(key.modulus());
    EXPECT_TRUE(shelf.read().empty());
    EXPECT_TRUE(fs::is_empty(place));
}

}  // namespace
}  // namespace paraninfo::ballots
