#include "server/workers/feed_generations.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <stdexcept>

namespace paraninfo::workers {
namespace {

TEST(FeedGenerations, AFeedWithoutAnEntryIsInItsFirst) {
    const paraninfo::test::TemporaryFolder folder;
    EXPECT_EQ(feed_generation(folder.path(), "main"), 1U);
    std::ofstream{folder / "feed-generations.json"} << R"({"second": 4})";
    EXPECT_EQ(feed_generation(folder.path(), "main"), 1U);
    EXPECT_EQ(feed_generation(folder.path(), "second"), 4U);
}

TEST(FeedGenerations, TheNextOneIsKept) {
    const paraninfo::test::TemporaryFolder folder;
    next_feed_generation(folder.path(), "main");
    EXPECT_EQ(feed_generation(folder.path(), "main"), 2U);
    next_feed_generation(folder.path(), "main");
    EXPECT_EQ(feed_generation(folder.path(), "main"), 3U);
    EXPECT_EQ(feed_generation(folder.path(), "second"), 1U);
}

TEST(FeedGenerations, AFileThatCannotBeUnderstoodIsNamed) {
    const paraninfo::test::TemporaryFolder folder;
    for (const char* text : {"{", "{\"main\": \"two\"}"}) {
        std::ofstream{folder / "feed-generations.json"} << text;
        try {
            feed_generation(folder.path(), "main");
            FAIL() << text;
        } catch (const std::runtime_error& error) {
            EXPECT_NE(std::string{error.what()}.find("feed-generations.json"), std::string::npos);
        }
    }
}

}  // namespace
}  // namespace paraninfo::workers
