// A ban against the running program: every device of the person out at once, and no way back in.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

#include <csignal>

namespace paraninfo {
namespace {

using test::Answer;
using test::Client;
using test::Person;
using test::RunningServer;
using test::WebSocket;

Answer post_as(const RunningServer& server, const std::string& path, const std::string& cookie,
               const std::string& body) {
    Client client(server.port());
    client.write("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + server.origin() +
                 "\r\nCookie: " + cookie + "\r\nContent-Type: application/json\r\nContent-Length: " +
                 std::to_string(body.size()) + "\r\n\r\n" + body);
    return client.read_answer();
}

std::string between(const std::string& text, const std::string& before, char after) {
    const auto at = text.find(before);
    if (at == std::string::npos) return "";
    const auto from = at + before.size();
    return text.substr(from, text.find(after, from) - from);
}

std::string token_of(const RunningServer& server, const std::string& arguments) {
    return between(server.command("link " + arguments), "#", '\n');
}

Person enter_with(const RunningServer& server, const std::string& token) {
    const Answer answer = post_as(server, "/api/v1/session", "", R"({"token":")" + token + R"("})");
    const std::string cookie = answer.field("set-cookie");
    return {cookie.substr(0, cookie.find(';')), between(answer.body, R"("enter":")", '"')};
}

std::string events_request(const Person& person) {
    return "GET /api/v1/rooms/auditorium/changes?seat=" + person.seat +
           " HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nCookie: " + person.cookie +
           "\r\n\r\n";
}

std::string command(const std::string& method, const std::string& person, const std::string& more) {
    return R"({"jsonrpc":"2.0","id":5,"method":")" + method +
           R"(","params":{"key":"0d1b9a0e-0b3c-4b52-8f57-00000000aaaa","person":")" + person + '"' + more +
           "}}";
}

// Whatever the person tries with what it has.
void expect_no_way_in(const RunningServer& server, const std::string& token, const Person& person) {
    EXPECT_EQ(WebSocket(server, person).status(), 404);
    Client events(server.port());
    events.write(events_request(person));
    EXPECT_EQ(events.read_answer().status, 404);
    EXPECT_EQ(post_as(server, "/api/v1/rooms/auditorium/commands?seat=" + person.seat, person.cookie,
                      test::ask(1, "Again"))
                  .status,
              404);
    const std::string body = R"({"token":")" + token + R"("})";
    for (const std::string& cookie : {person.cookie, std::string("a=b")}) {
        const Answer again = post_as(server, "/api/v1/session", cookie, body);
        EXPECT_EQ(again.status, 403);
        EXPECT_NE(again.body.find("banned"), std::string::npos) << again.body;
    }
}

TEST(Ban, NeitherReconnectNorAnotherTabNorEventsNorPostNorARestartLetsTheBannedPersonIn) {
    RunningServer server;
    const std::string token = token_of(server, "--role participant --kind personal --sub 7 --name Troll");
    ASSERT_NE(token, "");
    const Person phone = enter_with(server, token);
    const Person laptop = enter_with(server, token);
    WebSocket socket(server, phone);
    socket.join();
    const std::string person = between(socket.read_until("\"snapshot\""), R"("you":{"person":")", '"');
    ASSERT_NE(person, "");
    Client events(server.port());
    events.write(events_request(laptop));
    EXPECT_NE(events.read_until("\"snapshot\""), "");

    const Person desk = server.enter("moderator");
    WebSocket moderator(server, desk);
    moderator.join();
    EXPECT_NE(moderator.read_until("\"snapshot\""), "");
    moderator.send(command("person.ban", person, R"(,"reason":"Insults.")"));
    EXPECT_NE(moderator.read_until("\"id\":5,\"result\""), "");
    EXPECT_EQ(socket.read_close(), 4201);
    EXPECT_NE(events.read_until("\"code\":4201"), "");

    expect_no_way_in(server, token, phone);
    expect_no_way_in(server, token, laptop);
    server.stop(SIGKILL);
    server.start();
    expect_no_way_in(server, token, phone);
}

}  // namespace
}  // namespace paraninfo
