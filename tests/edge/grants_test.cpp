// Fetching a room's picture by a grant in the path instead of a cookie.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace paraninfo {
namespace {

using Value = nlohmann::json;

constexpr const char* edge = R"("media":{"origin":"https://edge.example:8444"},)";

TEST(Grants, LetOneFetchWithoutACookieUntilTheyEnd) {
    test::RunningServer server("{}", "", edge);
    const test::Person person = server.enter("participant");
    const test::Answer answer =
        server.post(person, "/api/v1/rooms/auditorium/grant?seat=" + person.seat, "{}");
    ASSERT_EQ(answer.status, 200);
    const Value grant = Value::parse(answer.body);
    const std::string base = grant["base"];
    EXPECT_TRUE(base.starts_with("https://edge.example:8444/hls/~"));
    const std::string path = base.substr(base.find("/hls/"));
    // The room has no picture: past the grant there is nothing.
    const test::Answer found = test::Client(server.port()).get(path + "auditorium/abc/index.m3u8");
    EXPECT_EQ(found.status, 404);
    EXPECT_EQ(test::Client(server.port()).get("/hls/auditorium/abc/index.m3u8").status, 401);
    EXPECT_EQ(test::Client(server.port()).get(path + "elsewhere/abc/index.m3u8").status, 403);
    EXPECT_EQ(test::Client(server.port()).get("/hls/~AAAA/auditorium/abc/index.m3u8").status, 403);
    EXPECT_EQ(server.log().find(path), std::string::npos) << "a grant is never logged";
}

TEST(Grants, AreForThoseWhoHaveASeat) {
    test::RunningServer server("{}", "", edge);
    const test::Person person = server.enter("participant");
    EXPECT_EQ(
        server.post({"", person.seat}, "/api/v1/rooms/auditorium/grant?seat=" + person.seat, "{}").status,
        401);
    EXPECT_EQ(server.post(person, "/api/v1/rooms/auditorium/grant?seat=none", "{}").status, 404);
}

TEST(Grants, ThePageMayFetchFromTheEdgeAndFromNowhereElse) {
    test::RunningServer server("{}", "", edge);
    const std::string policy = test::Client(server.port()).get("/").field("content-security-policy");
    EXPECT_NE(policy.find("connect-src 'self' wss://localhost"), std::string::npos);
    EXPECT_NE(policy.find(" https://edge.example:8444;"), std::string::npos) << policy;
}

}  // namespace
}  // namespace paraninfo
