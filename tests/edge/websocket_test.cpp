// Sockets against the running program: who may open one, what ends one, and that others never feel it.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <thread>

namespace paraninfo {
namespace {

using test::ask;
using test::Client;
using test::Person;
using test::RunningServer;
using test::WebSocket;

struct Sockets : testing::Test {
    static void SetUpTestSuite() { server_ = new RunningServer(); }
    static void TearDownTestSuite() { delete server_; }
    static RunningServer& server() { return *server_; }
    static RunningServer* server_;
};
RunningServer* Sockets::server_ = nullptr;

TEST_F(Sockets, AQuestionReachesTheModeratorAndItsAskerGetsAReceipt) {
    WebSocket participant(server(), server().enter("participant"));
    WebSocket moderator(server(), server().enter("moderator"));
    participant.join();
    moderator.join();
    EXPECT_NE(participant.read_until("\"snapshot\""), "");
    EXPECT_NE(moderator.read_until("\"snapshot\""), "");
    participant.send(ask(7, "Does it arrive?"));
    EXPECT_NE(participant.read_until("\"id\":7,\"result\""), "");
    EXPECT_NE(moderator.read_until("Does it arrive?"), "");
}

TEST_F(Sockets, ThePathByPostAndEventsGivesTheSame) {
    const Person person = server().enter("participant");
    Client events(server().port());
    events.write("GET /api/v1/rooms/auditorium/changes?seat=" + person.seat +
                 " HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nCookie: " + person.cookie +
                 "\r\n\r\n");
    EXPECT_NE(events.read_until("\r\n\r\n").find("text/event-stream"), std::string::npos);
    EXPECT_NE(events.read_until("\n\n").find("\"join\""), std::string::npos);
    Client poster(server().port());
    const std::string body = ask(9, "By post");
    poster.write("POST /api/v1/rooms/auditorium/commands?seat=" + person.seat +
                 " HTTP/1.1\r\nHost: localhost\r\nOrigin: " + server().origin() +
                 "\r\nCookie: " + person.cookie + "\r\nContent-Type: application/json\r\nContent-Length: " +
                 std::to_string(body.size()) + "\r\n\r\n" + body);
    EXPECT_NE(poster.read_answer().body.find("\"id\":9,\"result\""), std::string::npos);
    EXPECT_NE(events.read_until("By post"), "");
}

TEST_F(Sockets, WithoutALoginOrWithAnothersSeatThereIsNone) {
    const Person one = server().enter("participant");
    const Person other = server().enter("participant");
    EXPECT_EQ(WebSocket(server(), {"__Host-paraninfo=nonsense", one.seat}).status(), 401);
    EXPECT_EQ(WebSocket(server(), {one.cookie, other.seat}).status(), 404);
}

TEST_F(Sockets, NoExtensionIsTakenAndTheProtocolIsNamed) {
    WebSocket socket(server(), server().enter("participant"));
    EXPECT_EQ(socket.answer().field("sec-websocket-extensions"), "");
    EXPECT_EQ(socket.answer().field("sec-websocket-protocol"), "paraninfo.v1");
    EXPECT_NE(socket.answer().field("content-security-policy"), "");
}

TEST_F(Sockets, BrokenFramesEndWithTheirCloseCode) {
    const Person person = server().enter("participant");
    const auto code_after = [&](auto send) {
        WebSocket socket(server(), person);
        send(socket);
        return socket.read_close();
    };
    EXPECT_EQ(code_after([](WebSocket& s) { s.send(std::string(16385, 'x')); }), 1009);
    EXPECT_EQ(code_after([](WebSocket& s) { s.send("\xFF\xFE"); }), 1007);
    EXPECT_EQ(code_after([](WebSocket& s) { s.send("binary", 2); }), 1003);
    EXPECT_EQ(code_after([](WebSocket& s) { s.send("x", 1, true, false); }), 1002);
    EXPECT_EQ(code_after([](WebSocket& s) { s.send("x", 3); }), 1002);
    EXPECT_EQ(code_after([](WebSocket& s) { s.send("x", 0); }), 1002);
    EXPECT_EQ(code_after([](WebSocket& s) { s.send(std::string("\x03\xE8", 2), 8); }), 1000);
}

TEST_F(Sockets, FiveMalformedMessagesEndWith4203) {
    WebSocket socket(server(), server().enter("participant"));
    for (int i = 0; i < 5; ++i) socket.send("{\"a\":1,\"a\":2}");
    EXPECT_EQ(socket.read_close(), 4203);
}

TEST_F(Sockets, AFloodOfPingsOrOfTinyFragmentsEndsWith4102) {
    const Person person = server().enter("participant");
    WebSocket pings(server(), person);
    for (int i = 0; i < 200; ++i) pings.send("", 9);
    EXPECT_EQ(pings.read_close(), 4102);
    WebSocket fragments(server(), person);
    fragments.send("x", 1, false);
    for (int i = 0; i < 200; ++i) fragments.send("x", 0, false);
    EXPECT_EQ(fragments.read_close(), 4102);
}

TEST_F(Sockets, SigningOutEndsTheSocketsOfTheLogin) {
    const Person person = server().enter("participant");
    WebSocket socket(server(), person);
    socket.join();
    socket.read_until("snapshot");
    Client client(server().port());
    client.write("DELETE /api/v1/session HTTP/1.1\r\nHost: localhost\r\nOrigin: " + server().origin() +
                 "\r\nCookie: " + person.cookie + "\r\n\r\n");
    EXPECT_EQ(client.read_answer().status, 204);
    EXPECT_EQ(socket.read_close(), 4200);
    EXPECT_EQ(WebSocket(server(), person).status(), 401);
}

TEST(Stop, TermTellsClientsToMoveAndAResumeAfterwardsMissesNothing) {
    RunningServer server;
    const Person person = server.enter("participant");
    WebSocket socket(server, person);
    socket.join();
    const std::string snapshot = socket.read_until("snapshot");
    const auto at = snapshot.find("\"position\":") + 11;
    const std::string position = snapshot.substr(at, snapshot.find('}', at) - at + 1);
    socket.send(ask(1, "Before the stop"));
    EXPECT_NE(socket.read_until("\"id\":1,\"result\""), "");
    std::thread reader([&] { EXPECT_EQ(socket.read_close(), 4100); });
    EXPECT_EQ(server.stop(SIGTERM), 0);
    reader.join();
    server.start();
    WebSocket again(server, person);
    ASSERT_EQ(again.status(), 101);
    again.join(position);
    EXPECT_NE(again.read_until("Before the stop").find("\"resume\""), std::string::npos);
}

TEST(Stop, AKilledServerComesBackWithWhatItAcknowledged) {
    RunningServer server;
    const Person person = server.enter("participant");
    WebSocket socket(server, person);
    socket.join();
    socket.send(ask(2, "Acknowledged"));
    EXPECT_NE(socket.read_until("\"id\":2,\"result\""), "");
    EXPECT_EQ(server.stop(SIGKILL), -SIGKILL);
    server.start();
    WebSocket again(server, person);
    again.join();
    const std::string snapshot = again.read_until("snapshot");
    EXPECT_NE(snapshot.find("Acknowledged"), std::string::npos) << again.status() << snapshot << server.log();
    EXPECT_NE(server.command("verify-journal").find("sound"), std::string::npos);
}

TEST(Start, ASecondServerOnTheSameDataIsRefusedInWords) {
    RunningServer server;
    EXPECT_NE(server.command("serve").find("in use by another server"), std::string::npos);
    EXPECT_NE(server.command("check-config").find("fine"), std::string::npos);
}

TEST(Start, TheLogHoldsNoTokenAndNoCookie) {
    RunningServer server;
    const Person person = server.enter("participant");
    WebSocket socket(server, person);
    socket.join();
    socket.read_until("snapshot");
    EXPECT_EQ(server.stop(SIGTERM), 0);
    EXPECT_EQ(server.log().find(person.cookie.substr(17)), std::string::npos);
    EXPECT_EQ(server.log().find("pn1."), std::string::npos);
}

}  // namespace
}  // namespace paraninfo
