// How the picture comes: from a page's sign to its room's moderators and to the metrics, and to nobody else.
#include "tests/edge/running_server.hpp"
#include "tests/edge/seminar.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <signal.h>

namespace paraninfo {
namespace {

using nlohmann::json;

std::string sign(const std::string& page, const std::string& playing) {
    return R"({"page":")" + page + R"(","watching":true,"playing":)" + playing + "}";
}

constexpr const char* picture =
    R"({"view":"picture","profile":"low","native":false,"delay_ms":1800,"height":720,"stalls":0,"failed":0})";

struct HealthOfThePicture : testing::Test {
    int post(const test::Person& person, const std::string& body) const {
        return server.post(person, "/api/v1/rooms/auditorium/attendance?seat=" + person.seat, body).status;
    }
    // The state as it is once `viewers` of them are counted.
    static json health(test::WebSocket& socket, int viewers) {
        const std::string total = R"("viewers":{"total":)" + std::to_string(viewers) + ",";
        const std::string frame = socket.read_until(total);
        if (frame.empty()) return {};
        for (const json& message : json::parse(frame))
            if (message.value("method", "") == "state" && message["params"]["key"] == "health")
                return message["params"]["data"];
        return {};
    }

    test::RunningServer server{"{}", "", R"("feeds":[{"id":"main","kind":"test"}],)", R"("feed":"main",)"};
};

TEST_F(HealthOfThePicture, ReachesModeratorsAndTheMetricsAndNoParticipant) {
    const auto viewer = server.enter("participant");
    test::WebSocket desk(server, server.enter("moderator"));
    desk.join();
    test::WebSocket watch(server, viewer);
    watch.join();
    ASSERT_NE(watch.read_until("\"snapshot\""), "");
    ASSERT_EQ(post(viewer, sign("page-one", picture)), 204);
    const json seen = health(desk, 1);
    ASSERT_FALSE(seen.is_null());
    EXPECT_EQ(seen["viewers"]["picture"], 1);
    EXPECT_EQ(seen["viewers"]["heights"], json({0, 0, 1, 0, 0}));
    EXPECT_EQ(seen["viewers"]["delay_ms"], json({{"median", 1800}, {"p95", 1800}}));
    EXPECT_EQ(server.metric("paraninfo_viewers{room=\"auditorium\",view=\"picture\"}"), 1);
    EXPECT_EQ(server.metric("paraninfo_viewers_delay_p95_seconds{room=\"auditorium\"}"), 1.8);
    // What a participant got meanwhile: all up to the answer of a question that is asked now.
    watch.send(test::ask(7, "Is that all?"));
    std::string frame;
    do {
        frame = watch.read_until("\"jsonrpc\"");
        EXPECT_EQ(frame.find("\"health\""), std::string::npos) << frame;
    } while (!frame.empty() && frame.find("\"result\"") == std::string::npos);
    EXPECT_NE(frame, "");
    test::WebSocket again(server, viewer);
    again.join();
    EXPECT_EQ(again.read_until("\"snapshot\"").find("\"health\""), std::string::npos);
}

TEST_F(HealthOfThePicture, SaysHowOldTheNewestPartIsOnceThereIsOne) {
    test::WebSocket desk(server, server.enter("moderator"));
    desk.join();
    json seen;
    do {
        seen = health(desk, 0);
    } while (!seen.is_null() && seen["packager"]["edge_age_ms"].is_null());
    ASSERT_FALSE(seen.is_null());
    EXPECT_EQ(seen["encoder"]["connected"], true);
    EXPECT_EQ(seen["encoder"]["restarts"], 0);
}

TEST_F(HealthOfThePicture, TakesNoSignThatNoPlayerCouldGive) {
    const auto viewer = server.enter("participant");
    EXPECT_EQ(post(viewer, sign("page-one", R"({"view":"picture"})")), 400);
    std::string too_far = picture;
    too_far.replace(too_far.find("1800"), 4, "600001");
    EXPECT_EQ(post(viewer, sign("page-one", too_far)), 400);
    EXPECT_EQ(post(viewer, sign("page-one", picture)), 204);
    EXPECT_EQ(post(server.enter("moderator"), sign("page-two", picture)), 403);
}

TEST_F(HealthOfThePicture, LosesAPageThatSaysThatItPlaysNoMore) {
    const auto viewer = server.enter("participant");
    test::WebSocket desk(server, server.enter("moderator"));
    desk.join();
    ASSERT_EQ(post(viewer, sign("page-one", picture)), 204);
    ASSERT_FALSE(health(desk, 1).is_null());
    int status = 429;
    while (status == 429) status = post(viewer, R"({"page":"page-one","watching":false})");
    ASSERT_EQ(status, 204);
    EXPECT_FALSE(health(desk, 0).is_null());
}

TEST(HealthOfASession, IsOneLineOfTheLogWhenItIsOver) {
    auto event = test::seminar(60);
    const test::RunningServer server("{}", event.dump(), R"("feeds":[{"id":"main","kind":"test"}],)",
                                     R"("feed":"main",)");
    test::WebSocket desk(server, server.enter("moderator"));
    desk.join();
    ASSERT_NE(desk.read_until("\"key\":\"health\""), "");
    event["sessions"][0]["id"] = "another";
    server.write_event(event.dump());
    server.signal(SIGHUP);
    ASSERT_TRUE(server.logs("session.viewers"));
    const std::string log = server.log();
    EXPECT_NE(log.find(R"("session":"opening","room":"auditorium","whole":false)"), std::string::npos) << log;
}

}  // namespace
}  // namespace paraninfo
