#include "server/workers/feed_keys.hpp"

#include "server/workers/digest.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace paraninfo::workers {
namespace {

TEST(FeedKeys, AKeyIsShownOnceAndKeptAsItsDigest) {
    const paraninfo::test::TemporaryFolder folder;
    EXPECT_TRUE(feed_key_digests(folder.path()).empty());
    const std::string key = make_feed_key(folder.path(), "camera-2");
    EXPECT_TRUE(key.starts_with("camera-2_"));
    EXPECT_EQ(key.size(), std::string{"camera-2_"}.size() + 32);
    const auto digests = feed_key_digests(folder.path());
    EXPECT_EQ(digests.at("camera-2"), digest(key));
    std::ifstream in{folder / "feed-keys.json"};
    const std::string file{std::istreambuf_iterator<char>{in}, {}};
    EXPECT_EQ(file.find(key.substr(9)), std::string::npos);
    EXPECT_EQ(std::filesystem::status(folder / "feed-keys.json").permissions(), std::filesystem::perms{0600});
}

TEST(FeedKeys, ANewKeyTakesThePlaceOfItsFeedsOnly) {
    const paraninfo::test::TemporaryFolder folder;
    const std::string other = make_feed_key(folder.path(), "other");
    const std::string first = make_feed_key(folder.path(), "main");
    const std::string second = make_feed_key(folder.path(), "main");
    EXPECT_NE(first, second);
    EXPECT_EQ(feed_key_digests(folder.path()),
              (std::map<std::string, std::string>{{"main", digest(second)}, {"other", digest(other)}}));
}

TEST(FeedKeys, AFileThatCannotBeUnderstoodIsNamedAndKept) {
    const paraninfo::test::TemporaryFolder folder;
    std::ofstream{folder / "feed-keys.json"} << "{";
    try {
        make_feed_key(folder.path(), "main");
        FAIL();
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string{error.what()}.find("feed-keys.json"), std::string::npos);
    }
    EXPECT_EQ(std::filesystem::file_size(folder / "feed-keys.json"), 1U);
}

}  // namespace
}  // namespace paraninfo::workers
