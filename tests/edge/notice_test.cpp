// The notice on privacy and recording at the door of the running program.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <signal.h>

namespace paraninfo {
namespace {

using nlohmann::json;

json seminar(const std::string& version) {
    const auto both = [](const char* text) { return json{{"es", text}, {"en", text}}; };
    return {{"id", "seminar"},
            {"name", both("Seminar")},
            {"time_zone", "Europe/Madrid"},
            {"languages", {"es", "en"}},
            {"notice", {{"version", version}, {"text", both("We record.\n\nYou may be heard.")}}},
            {"days", {{{"date", "2027-03-16"}}}},
            {"rooms", {{{"id", "auditorium"}, {"name", both("Auditorium")}}}}};
}

// A whole exchange of a new open link.
test::Answer try_door(const test::RunningServer& server, const json& said) {
    const std::string address = server.command("link --role participant");
    const auto token = address.substr(address.find('#') + 1);
    json body = said;
    body["token"] = token.substr(0, token.find('\n'));
    const std::string text = body.dump();
    test::Client client(server.port());
    client.write("POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nOrigin: " + server.origin() +
                 "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(text.size()) +
                 "\r\n\r\n" + text);
    return client.read_answer();
}

std::string why_of(const test::Answer& answer) {
    return json::parse(answer.body)["error"]["reason"];
}

TEST(Notice, NobodyEntersWithoutItAndWhoAcceptedItStandsInTheExport) {
    const test::RunningServer server("{}", seminar("v1").dump());
    test::Client client(server.port());
    EXPECT_EQ(json::parse(client.get("/api/v1/event").body)["notice"]["version"], "v1");
    const auto refused = try_door(server, json::object());
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(why_of(refused), "notice_required");
    EXPECT_EQ(try_door(server, {{"notice", "v1"}, {"notice_language", "en"}, {"name", "Ana"}}).status, 200);
    const auto file = json::parse(server.exported("people"));
    ASSERT_EQ(file["sheets"]["people"].size(), 1U);
    EXPECT_EQ(file["sheets"]["people"][0]["name"], "Ana");
    EXPECT_EQ(file["sheets"]["people"][0]["notice_version"], "v1");
    EXPECT_EQ(file["sheets"]["people"][0]["notice_language"], "en");
}

TEST(Notice, AFileLoadedAnewAsksForItsOwnVersion) {
    const test::RunningServer server("{}", seminar("v1").dump());
    server.write_event(seminar("v2").dump());
    server.signal(SIGHUP);
    ASSERT_TRUE(server.logs("event.loaded"));
    EXPECT_EQ(why_of(try_door(server, {{"notice", "v1"}, {"notice_language", "en"}})), "notice_required");
    EXPECT_EQ(try_door(server, {{"notice", "v2"}, {"notice_language", "en"}}).status, 200);
}

}  // namespace
}  // namespace paraninfo
