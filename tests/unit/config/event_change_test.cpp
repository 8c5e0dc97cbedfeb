#include "config/event_change.hpp"

#include <gtest/gtest.h>

namespace paraninfo::config {
namespace {

EventFile event_with(const std::vector<std::string>& rooms) {
    EventFile event;
    event.id = "seminar";
    event.languages = {"es", "en"};
    for (const auto& room : rooms) event.rooms.push_back({room, {}});
    return event;
}

Settings shown() {
    Settings settings;
    settings.agenda = event_with({"a", "b"});
    use_event(settings);
    return settings;
}

std::vector<std::string> keys(const EventFile& next, const std::set<std::string>& used = {}) {
    std::vector<std::string> named;
    for (const auto& complaint : judge_change(shown(), next, {"a", "b"}, used))
        named.push_back(complaint.key);
    return named;
}

using Keys = std::vector<std::string>;

TEST(EventChange, TheSameRoomsMayHaveAnotherAgenda) {
    auto next = event_with({"b", "a"});
    next.sessions.push_back({});
    next.time_zone = "UTC";
    EXPECT_EQ(keys(next, {"a", "b"}), Keys{});
}

TEST(EventChange, ANewRoomNeedsARestart) {
    EXPECT_EQ(keys(event_with({"a", "b", "c"})), Keys{"rooms[2].id"});
}

TEST(EventChange, ARoomWithChangesCannotBeLeftOut) {
    EXPECT_EQ(keys(event_with({"a"}), {"a", "b"}), Keys{"rooms"});
    EXPECT_EQ(keys(event_with({"a"}), {"a"}), Keys{});
    EXPECT_EQ(rooms_left_out(shown(), event_with({"a"})), Keys{"b"});
    EXPECT_EQ(rooms_left_out(shown(), event_with({"a", "b"})), Keys{});
}

TEST(EventChange, IdAndLanguagesStay) {
    auto next = event_with({"a", "b"});
    next.id = "other";
    next.languages = {"en"};
    EXPECT_EQ(keys(next), (Keys{"id", "languages"}));
}

}  // namespace
}  // namespace paraninfo::config
