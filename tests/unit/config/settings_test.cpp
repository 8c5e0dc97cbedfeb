#include "config/settings.hpp"

#include <gtest/gtest.h>

namespace paraninfo::config {
namespace {

TEST(Settings, ThePublicAddressNamesThePortUnlessItIsTheUsualOne) {
    Settings settings;
    EXPECT_EQ(public_url(settings), "https://localhost:8443");
    settings.listen.port = 443;
    EXPECT_EQ(public_url(settings), "https://localhost");
}

TEST(Settings, ThePublicAddressIsAlwaysAnAllowedOriginAndOnlyOnce) {
    Settings settings;
    settings.origins = {"https://event.example", "https://localhost:8443"};
    EXPECT_EQ(allowed_origins(settings),
              (std::vector<std::string>{"https://localhost:8443", "https://event.example"}));
}

TEST(Settings, WithoutAnEventFileTheRoomsStayAsTheyAre) {
    Settings settings;
    settings.rooms = {{"a", {{"es", "A"}}, "", {}, {}}};
    const Settings before = settings;
    use_event(settings);
    EXPECT_EQ(settings, before);
}

TEST(Settings, TheEventFileNamesTheRoomsAndTheConfigurationFurnishesThem) {
    Settings settings;
    settings.rooms = {{"b", {{"es", "old"}}, "main", Broadcast::automatic, {false, Review::publish}, {}}};
    settings.agenda.emplace();
    settings.agenda->languages = {"en"};
    settings.agenda->rooms = {{"a", {{"en", "A"}}}, {"b", {{"en", "B"}}}};
    use_event(settings);
    EXPECT_EQ(settings.event.languages, (std::vector<std::string>{"en"}));
    EXPECT_EQ(settings.rooms,
              (std::vector<Room>{
                  {"a", {{"en", "A"}}, "", Broadcast::automatic, {}, {}},
                  {"b", {{"en", "B"}}, "main", Broadcast::automatic, {false, Review::publish}, {}}}));
}

TEST(Settings, ARoomHasItsFeedItsBackupAndItsFurtherFeeds) {
    Room room;
    EXPECT_FALSE(has_feed(room, "main"));
    room.feed = "main";
    room.backup = "spare";
    room.contribution.feeds = {"slides"};
    for (const char* feed : {"main", "spare", "slides"}) EXPECT_TRUE(has_feed(room, feed)) << feed;
    EXPECT_FALSE(has_feed(room, "other"));
}

}  // namespace
}  // namespace paraninfo::config
