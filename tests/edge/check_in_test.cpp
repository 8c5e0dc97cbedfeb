// The hall's door at the running program: codes, scans, and what the export and the desk say of them.
#include "tests/edge/running_server.hpp"
#include "tests/edge/seminar.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <signal.h>

#include <ctime>
#include <fstream>

namespace paraninfo {
namespace {

using nlohmann::json;

class CheckIn : public testing::Test {
  protected:
    test::Answer ask(const std::string& method, const std::string& path, const test::Person& person,
                     const std::string& body = "") {
        test::Client client(server.port());
        client.write(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + server.origin() +
                     "\r\nCookie: " + person.cookie +
                     (body.empty() ? ""
                                   : "\r\nContent-Type: application/json\r\nContent-Length: " +
                                         std::to_string(body.size())) +
                     "\r\n\r\n" + body);
        return client.read_answer();
    }
    std::string path(const std::string& what, const test::Person& person) {
        return "/api/v1/rooms/auditorium/" + what + "?seat=" + person.seat;
    }
    std::string code_of(const test::Person& person) {
        return json::parse(ask("GET", "/api/v1/session/code", person).body)["code"];
    }
    test::Answer scan(const test::Person& by, const std::string& key, const std::string& code,
                      const std::string& way, std::int64_t ago_ms = 0) {
        const json body = {{"key", key}, {"code", code}, {"way", way}, {"ago_ms", ago_ms}};
        return ask("POST", path("check-ins", by), by, body.dump());
    }
    std::string state(const test::Person& by, const std::string& key, const std::string& code,
                      const std::string& way, std::int64_t ago_ms = 0) {
        return json::parse(scan(by, key, code, way, ago_ms).body)["state"];
    }

    test::RunningServer server{"{}", test::seminar(20).dump()};
    test::Person desk = server.enter("moderator");
    test::Person guest = server.enter("hall");
};

TEST_F(CheckIn, ScansAreAnsweredOnceTheyAreDurableAndSurviveAKill) {
    const std::string code = code_of(guest);
    EXPECT_EQ(state(desk, "scan-one", code, "in", 30 * 60'000), "in");
    EXPECT_EQ(state(desk, "scan-one", code, "in", 30 * 60'000), "in") << "the same scan";
    EXPECT_EQ(state(desk, "scan-two", code, "in"), "already_in");
    server.stop(SIGKILL);
    server.start();
    EXPECT_EQ(state(desk, "scan-three", code, "out"), "out");
    EXPECT_EQ(state(desk, "scan-four", code, "out"), "not_in");
    EXPECT_EQ(server.stop(SIGTERM), 0);
    const auto rows = json::parse(server.exported("attendance"))["sheets"]["attendance"];
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0]["checked_in_minutes"], 30);
    EXPECT_EQ(rows[0]["watching_minutes"], 0);
    EXPECT_EQ(rows[0]["counted_minutes"], 30);
    EXPECT_EQ(rows[0]["satisfied"], true);
}

TEST_F(CheckIn, OnlyModeratorsScanAndACodeOpensNothing) {
    const std::string code = code_of(guest);
    EXPECT_EQ(scan(guest, "scan-one", code, "in").status, 403);
    EXPECT_EQ(scan({"", desk.seat}, "scan-one", code, "in").status, 401);
    EXPECT_EQ(scan(desk, "scan-one", code, "through").status, 400);
    EXPECT_EQ(scan(desk, "scan-one", code, "in", 24 * 3'600'000 + 1).status, 409);
    EXPECT_EQ(scan(desk, "scan-one", code, "in", -1).status, 400);
    EXPECT_EQ(state(desk, "scan-one", "AAAAABBBBBCCCCCDDDDD", "in"), "unknown");
    EXPECT_EQ(state(desk, "scan-one", "not a code", "in"), "unknown");
    EXPECT_EQ(state(desk, "scan-two", code_of(desk), "in"), "elsewhere");
    const auto entered = ask("POST", "/api/v1/session", {}, json{{"token", code}}.dump());
    EXPECT_EQ(entered.status, 403);
    EXPECT_EQ(ask("GET", "/api/v1/session/code", {}).status, 401);
}

TEST_F(CheckIn, ABadgeOfTheListIsGoodBeforeItsLinkWasOpened) {
    const auto list = server.folder() / "people.csv";
    std::ofstream(list) << "id,name\n42,Ana of the list\n";
    server.command("people import " + std::string(list));
    const std::string codes = server.command("people codes");
    const auto comma = codes.rfind(',');
    const auto answer = json::parse(scan(desk, "scan-one", codes.substr(comma + 1, 20), "in").body);
    EXPECT_EQ(answer["state"], "in");
    EXPECT_EQ(answer["name"], "Ana of the list");
}

TEST_F(CheckIn, TheDeskCorrectsWhatWasCountedInItsOwnName) {
    scan(desk, "scan-one", code_of(guest), "in", 10 * 60'000);
    const std::string of_session = path("attendance/opening", desk);
    const auto before = json::parse(ask("GET", of_session, desk).body);
    ASSERT_EQ(before["people"].size(), 1U);
    EXPECT_EQ(before["people"][0]["checked_in"], 10);
    EXPECT_EQ(before["people"][0]["satisfied"], false);
    EXPECT_EQ(before["needed"], 20);
    json body = {{"key", "correction-one"},
                 {"session", "opening"},
                 {"person", before["people"][0]["person"]},
                 {"minutes", 25},
                 {"reason", "signed the list"}};
    const auto correct = [&] { return ask("POST", path("corrections", desk), desk, body.dump()); };
    EXPECT_EQ(correct().status, 200);
    EXPECT_EQ(correct().status, 200) << "the same again";
    EXPECT_EQ(ask("POST", path("corrections", guest), guest, body.dump()).status, 403);
    EXPECT_EQ(ask("GET", path("attendance/opening", guest), guest).status, 403);
    EXPECT_EQ(ask("GET", path("attendance/nothing", desk), desk).status, 404);
    const auto after = json::parse(ask("GET", of_session, desk).body)["people"][0];
    EXPECT_EQ(after["counted"], 10) << "what was counted stays";
    EXPECT_EQ(after["correction"]["minutes"], 25);
    EXPECT_EQ(after["correction"]["by"], "Tester");
    EXPECT_EQ(after["satisfied"], true);
    body["key"] = "correction-two";
    body["minutes"] = 121;
    EXPECT_EQ(json::parse(correct().body)["error"]["member"], "minutes");
    body["minutes"] = 5;
    body["person"] = "nobody";
    EXPECT_EQ(json::parse(correct().body)["error"]["member"], "person");
}

}  // namespace
}  // namespace paraninfo
