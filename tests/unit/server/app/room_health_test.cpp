#include "server/app/room_health.hpp"

#include "server/app/last_minute.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <fstream>

namespace paraninfo::app {
namespace {

using nlohmann::json;

RoomHealth health() {
    RoomHealth one;
    one.programme.connected = true;
    one.programme.starts = 2;
    one.programme.edge_age_ms = 449;
    one.programme.health.renditions_shed = 1;
    one.viewers.viewers = 41;
    one.viewers.by_view = {37, 3, 1};
    one.viewers.by_height = {2, 5, 10, 20, 0};
    one.viewers.by_profile = {1, 36, 2, 1};
    one.viewers.native = 4;
    one.viewers.delay_median_ms = 2100;
    one.viewers.delay_p95_ms = 4800;
    one.viewers.stalled = 2;
    one.minute = {3, 1, 12, 0};
    one.uplink = {164, 800, 0};
    one.recording = {true, 1900};
    return one;
}

TEST(RoomHealthState, IsAsTheSampleSays) {
    std::ifstream file(PARANINFO_SOURCE_DIR "/protocol/samples/states.json");
    const json samples = json::parse(file);
    for (const json& sample : samples["states"])
        if (sample["name"] == "health") {
            EXPECT_EQ(json::parse(room_health_json(health())), sample["message"]["params"]["data"]);
            return;
        }
    FAIL() << "states.json has no sample \"health\"";
}

TEST(RoomHealthState, SaysWhatIsNotKnown) {
    const json said = json::parse(room_health_json({}));
    EXPECT_TRUE(said["viewers"]["delay_ms"].is_null());
    EXPECT_TRUE(said["packager"]["edge_age_ms"].is_null());
    EXPECT_EQ(said["encoder"]["restarts"], 0);
    EXPECT_EQ(said["recording"], (json{{"on", false}, {"age_ms", nullptr}}));
}

TEST(LastMinuteOfACounter, IsWhatWasAddedSinceTheLookAMinuteAgo) {
    LastMinute minute(3);
    EXPECT_EQ(minute.look(10), 0U);
    EXPECT_EQ(minute.look(12), 2U);
    EXPECT_EQ(minute.look(12), 2U);
    EXPECT_EQ(minute.look(15), 5U);
    EXPECT_EQ(minute.look(15), 3U);
    EXPECT_EQ(minute.look(4), 4U);
}

}  // namespace
}  // namespace paraninfo::app
