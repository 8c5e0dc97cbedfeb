// The pace of joins of the running program: what is over it is told when to come back.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

namespace paraninfo {
namespace {

using test::Client;
using test::Person;
using test::RunningServer;
using test::WebSocket;

// Three at once, and the next one long after the test.
const std::string three_joins = R"({"joins":{"per_second":0.001,"burst":3}})";

bool joins(const RunningServer& server, const Person& person) {
    WebSocket socket(server, person);
    socket.join();
    return !socket.read_until("\"snapshot\"").empty();
}

TEST(Joining, AJoinerOverThePaceIsClosedWithADelayAndModeratorsAreNotShutOut) {
    RunningServer server(three_joins);
    const Person person = server.enter("participant");
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(joins(server, person));
    WebSocket fourth(server, person);
    fourth.join();
    const auto close = fourth.read();
    EXPECT_EQ(close.close_code(), 4101);
    EXPECT_TRUE(close.payload.substr(2).starts_with("delay=")) << close.payload;
    EXPECT_TRUE(joins(server, server.enter("moderator")));
    EXPECT_TRUE(joins(server, server.enter("screen")));
    EXPECT_FALSE(joins(server, server.enter("hall")));
}

TEST(Joining, AnEventStreamOverThePaceIsToldTheSame) {
    RunningServer server(three_joins);
    const Person person = server.enter("participant");
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(joins(server, person));
    Client events(server.port());
    events.write("GET /api/v1/rooms/auditorium/changes?seat=" + person.seat +
                 " HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nCookie: " + person.cookie +
                 "\r\n\r\n");
    EXPECT_NE(events.read_until("\r\n\r\n").find("200 OK"), std::string::npos);
    const std::string end = events.read_until("\n\n");
    EXPECT_TRUE(end.starts_with("event: close\n")) << end;
    EXPECT_NE(end.find(R"({"code":4101,"delay_ms":)"), std::string::npos) << end;
    EXPECT_TRUE(events.at_end());
}

}  // namespace
}  // namespace paraninfo
