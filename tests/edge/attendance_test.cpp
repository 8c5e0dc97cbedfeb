// Signs of life at the running program, and what the export says of them.
#include "tests/edge/running_server.hpp"
#include "tests/edge/seminar.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include <signal.h>

#include <ctime>

namespace paraninfo {
namespace {

using nlohmann::json;

int sign(const test::RunningServer& server, const test::Person& person, const std::string& body) {
    test::Client client(server.port());
    client.write("POST /api/v1/rooms/auditorium/attendance?seat=" + person.seat +
                 " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + server.origin() +
                 "\r\nCookie: " + person.cookie + "\r\nContent-Type: application/json\r\nContent-Length: " +
                 std::to_string(body.size()) + "\r\n\r\n" + body);
    return client.read_answer().status;
}

TEST(Attendance, ASignCountsForAParticipantAndIsRefusedToOthersAndTooOften) {
    test::RunningServer server("{}", test::seminar(60).dump());
    const auto person = server.enter("participant");
    const std::string watching = R"({"page":"page-one","watching":true})";
    EXPECT_EQ(sign(server, person, watching), 204);
    EXPECT_EQ(sign(server, person, R"({"page":"page-one"})"), 400);
    EXPECT_EQ(sign(server, {"", person.seat}, watching), 401);
    EXPECT_EQ(sign(server, {person.cookie, "another-seat"}, watching), 404);
    EXPECT_EQ(sign(server, server.enter("moderator"), watching), 403);
    EXPECT_EQ(sign(server, server.enter("screen"), watching), 403);
    int status = 429;
    while (status == 429) status = sign(server, person, watching);
    EXPECT_EQ(status, 204);
    EXPECT_EQ(server.stop(SIGTERM), 0);
    const auto file = json::parse(server.exported("attendance"));
    const auto& rows = file["sheets"]["attendance"];
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0]["session"], "opening");
    EXPECT_EQ(rows[0]["name"], "Tester");
    EXPECT_EQ(rows[0]["needed_minutes"], 60);
    EXPECT_EQ(rows[0]["satisfied"], false);
    const std::string said = server.command(
        "attendance correct --session opening --minutes 90 --reason hall "
        "--by Chair --person " +
        rows[0]["person"].get<std::string>());
    EXPECT_EQ(said, "Tester: 90 minutes of opening\n");
    const auto after = json::parse(server.exported("attendance"));
    EXPECT_EQ(after["sheets"]["attendance"][0]["corrected_minutes"], 90);
    EXPECT_EQ(after["sheets"]["attendance"][0]["satisfied"], true);
}

}  // namespace
}  // namespace paraninfo
