#include "config/added_feeds.hpp"

#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace paraninfo::config {
namespace {

Settings base() {
    Settings settings;
    Room room;
    room.id = "auditorium";
    room.name = {{"es", "Auditorio"}, {"en", "Auditorium"}};
    room.feed = "main";
    settings.rooms = {room};
    Feed feed;
    feed.id = "main";
    settings.feeds = {feed};
    return settings;
}

std::string refusal(const std::string& text) {
    Settings settings = base();
    const auto problems = add_feeds(settings, text, "feeds.json");
    return problems.empty() ? "" : to_string(problems.front());
}

TEST(AddedFeeds, StandBesideThoseOfTheConfiguration) {
    Settings settings = base();
    EXPECT_TRUE(add_feeds(settings, R"({"feeds":[{"id":"camera","kind":"srt"}]})", "feeds.json").empty());
    ASSERT_EQ(settings.feeds.size(), 2U);
    EXPECT_EQ(settings.feeds.back().kind, FeedKind::srt);
}

TEST(AddedFeeds, AreJudgedAsTheConfigurationIs) {
    EXPECT_NE(refusal(R"({"feeds":[{"id":"main","kind":"srt"}]})").find("another feed has this id"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"feeds":[{"id":"A","kind":"srt"}]})").find("feeds[1].id"), std::string::npos);
    EXPECT_NE(refusal(R"({"feeds":[{"id":"a","kind":"udp"}]})").find("feeds[0].kind"), std::string::npos);
    EXPECT_NE(refusal(R"({"feeds":[{"id":"a","kind":"srt","color":"red"}]})").find("color"),
              std::string::npos);
    EXPECT_NE(refusal(R"({"feeds":[],"rooms":[]})").find("rooms: unknown key"), std::string::npos);
    EXPECT_NE(refusal("{"), "");
}

TEST(AddedFeeds, AreReadFromTheDataDirectory) {
    const paraninfo::test::TemporaryFolder folder;
    Settings settings = base();
    settings.data_dir = folder.path();
    EXPECT_EQ(with_added_feeds(settings), settings);
    std::ofstream(added_feeds_file(settings)) << R"({"feeds":[{"id":"camera","kind":"rtmp"}]})";
    EXPECT_EQ(with_added_feeds(settings).feeds.size(), 2U);
    std::ofstream(added_feeds_file(settings)) << "{";
    EXPECT_THROW(with_added_feeds(settings), Error);
}

}  // namespace
}  // namespace paraninfo::config
