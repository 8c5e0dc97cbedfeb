// The event, its agenda and its calendar as the running program serves them, and what SIGHUP does.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <signal.h>

namespace paraninfo {
namespace {

using nlohmann::json;

json seminar() {
    const auto both = [](const char* text) { return json{{"es", text}, {"en", text}}; };
    return {{"id", "seminar"},
            {"name", both("Seminar")},
            {"time_zone", "Europe/Madrid"},
            {"languages", {"es", "en"}},
            {"days", {{{"date", "2027-03-16"}}}},
            {"rooms",
             {{{"id", "auditorium"}, {"name", both("Auditorium")}},
              {{"id", "table-1"}, {"name", both("Table 1")}}}},
            {"sessions",
             {{{"id", "opening"},
               {"room", "auditorium"},
               {"title", both("Opening")},
               {"starts", "2027-03-16T09:00"},
               {"ends", "2027-03-16T09:30"}}}}};
}

json event_of(const test::RunningServer& server) {
    test::Client client(server.port());
    return json::parse(client.get("/api/v1/event").body);
}

TEST(Event, TheAgendaNeedsNoLoginAndIsNotSentTwice) {
    const test::RunningServer server("{}", seminar().dump());
    test::Client client(server.port());
    const auto answer = client.get("/api/v1/event");
    ASSERT_EQ(answer.status, 200);
    const auto event = json::parse(answer.body);
    EXPECT_EQ(event["name"]["en"], "Seminar");
    EXPECT_EQ(event["rooms"].size(), 2U);
    EXPECT_EQ(event["agenda"]["sessions"][0]["starts_ms"], 1805184000000);
    EXPECT_FALSE(answer.field("date").empty());
    const auto match = "If-None-Match: " + answer.field("etag") + "\r\n";
    EXPECT_EQ(client.get("/api/v1/event", match).status, 304);
    const auto calendar = client.get("/api/v1/event.ics?lang=en");
    EXPECT_EQ(calendar.field("content-type"), "text/calendar; charset=utf-8");
    EXPECT_NE(calendar.body.find("UID:opening.seminar@localhost\r\n"), std::string::npos);
}

TEST(Event, WithoutAnEventFileThereIsNoAgendaAndAHangUpEndsNothing) {
    test::RunningServer server;
    EXPECT_TRUE(event_of(server)["agenda"].is_null());
    EXPECT_EQ(test::Client(server.port()).get("/api/v1/event.ics").status, 404);
    server.signal(SIGHUP);
    EXPECT_EQ(test::Client(server.port()).get("/readyz").status, 200);
    EXPECT_EQ(server.stop(SIGTERM), 0);
    EXPECT_EQ(server.log().find(R"("event":"event.)"), std::string::npos) << "there is none to speak of";
}

TEST(Event, AHangUpShowsTheNewFileToOpenPages) {
    test::RunningServer server("{}", seminar().dump());
    test::WebSocket page(server, server.enter("participant"));
    page.join();
    const auto before = event_of(server)["version"].get<std::string>();
    ASSERT_NE(page.read_until(R"("agenda":{"version":")" + before), "");
    auto next = seminar();
    next["sessions"][0]["title"]["en"] = "Welcome";
    next["rooms"][0]["name"]["en"] = "Great hall";
    server.write_event(next.dump());
    server.signal(SIGHUP);
    const auto told = page.read_until(R"("key":"agenda")");
    const auto event = event_of(server);
    EXPECT_NE(event["version"], before);
    EXPECT_NE(told.find(event["version"].get<std::string>()), std::string::npos);
    EXPECT_EQ(event["agenda"]["sessions"][0]["title"]["en"], "Welcome");
    test::WebSocket late(server, server.enter("participant"));
    late.join();
    EXPECT_NE(late.read_until("Great hall"), "");
}

TEST(Event, ABadFileIsRefusedAsAWholeWithFileLineAndKey) {
    const test::RunningServer server("{}", seminar().dump());
    auto next = seminar();
    next["name"]["en"] = "Changed";
    next["time_zone"] = "Nowhere";
    server.write_event(next.dump(1));
    server.signal(SIGHUP);
    ASSERT_TRUE(server.logs(R"("event":"event.refused")"));
    const auto log = server.log();
    EXPECT_NE(log.find(R"("file":")" + server.event_path() + R"(","line":)"), std::string::npos);
    EXPECT_NE(log.find(R"("key":"time_zone")"), std::string::npos);
    EXPECT_EQ(event_of(server)["name"]["en"], "Seminar");
    EXPECT_NE(server.command("check-config").find("time_zone: must be the IANA name"), std::string::npos);
    // It is heard again.
    server.write_event(seminar().dump());
    server.signal(SIGHUP);
    EXPECT_TRUE(server.logs(R"("event":"event.loaded")"));
}

TEST(Event, ANewRoomNeedsARestartAndOneWithChangesCannotBeLeftOut) {
    const test::RunningServer server("{}", seminar().dump());
    test::WebSocket page(server, server.enter("participant"));
    page.join();
    page.send(
        R"({"jsonrpc":"2.0","id":2,"method":"question.ask","params":{"key":"0d9f1a3c-5b7e-4c2d-8f10-2a3b4c5d6e7f","text":"Why?"}})");
    ASSERT_NE(page.read_until(R"("id":2)"), "");
    auto next = seminar();
    next["sessions"].clear();
    next["rooms"][0]["id"] = "cellar";
    server.write_event(next.dump());
    server.signal(SIGHUP);
    ASSERT_TRUE(server.logs("cannot be left out"));
    EXPECT_TRUE(server.logs("restart the server"));
    EXPECT_EQ(event_of(server)["rooms"][0]["id"], "auditorium");
    next = seminar();
    next["rooms"].erase(1);
    server.write_event(next.dump());
    server.signal(SIGHUP);
    EXPECT_TRUE(server.logs("event.room_left_out"));
    EXPECT_TRUE(server.logs("event.loaded"));
    EXPECT_EQ(event_of(server)["rooms"].size(), 1U);
}

}  // namespace
}  // namespace paraninfo
