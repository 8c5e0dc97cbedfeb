// Hostile messages on a socket of the running program: what is refused in words, what ends the socket and
// with which code, and what is at the limit and fine.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

namespace paraninfo {
namespace {

using test::ask;
using test::Client;
using test::Person;
using test::RunningServer;
using test::WebSocket;

struct Messages : testing::Test {
    static void SetUpTestSuite() { server_ = new RunningServer(); }
    static void TearDownTestSuite() { delete server_; }
    static RunningServer& server() { return *server_; }
    static RunningServer* server_;

    Person person = server().enter("participant");
};
RunningServer* Messages::server_ = nullptr;

struct Joined : WebSocket {
    explicit Joined(const Person& person) : WebSocket(Messages::server(), person) {
        join();
        read_until("\"snapshot\"");
    }
};

// A question as long as the message's limit, and so much more.
std::string message_over_by(std::size_t more) {
    const std::size_t empty = ask(3, "").size();
    return ask(3, std::string(16384 - empty + more, 'x'));
}

TEST_F(Messages, OneAtTheLimitIsAnsweredAndAByteMoreEndsWith1009) {
    Joined socket(person);
    socket.send(message_over_by(0));
    EXPECT_NE(socket.read_until("\"too_long\""), "");
    socket.send(message_over_by(1));
    EXPECT_EQ(socket.read_close(), 1009);
}

TEST_F(Messages, FragmentsThatTogetherAreOverTheLimitEndWith1009) {
    Joined socket(person);
    socket.send(std::string(8000, ' '), 1, false);
    socket.send(std::string(8000, ' '), 0, false);
    socket.send(std::string(385, ' '), 0, true);
    EXPECT_EQ(socket.read_close(), 1009);
}

TEST_F(Messages, BrokenJsonIsAnsweredFourTimesAndTheSocketLivesOn) {
    const std::vector<std::string> broken{
        std::string(17, '[') + std::string(17, ']'),
        std::string(16384, '['),
        std::string(R"({"jsonrpc":"2.0","id":1,"id":2,"method":"room.join","params":{}})"),
        std::string(R"({"jsonrpc":"2.0","id":1e400,"method":"room.join","params":{}})"),
        std::string("[") + ask(1, "in a batch") + "]",
        std::string(R"({"jsonrpc":"2.0","method":"room.join","params":{}})"),
        std::string("\"\\u0000\""),
        std::string("\"\\ud800\""),
        std::string("NaN"),
        std::string(),
        std::string(" "),
        std::string("{}{}"),
    };
    for (std::size_t from = 0; from < broken.size(); from += 4) {
        Joined socket(person);
        for (std::size_t i = from; i < from + 4; ++i) {
            socket.send(broken[i]);
            EXPECT_NE(socket.read_until("\"error\""), "") << broken[i];
        }
        socket.send(ask(static_cast<int>(from + 1), "Still here"));
        EXPECT_NE(socket.read_until("\"result\""), "") << from;
    }
}

TEST_F(Messages, ThousandsOfKeysInOneMessageAreAnswered) {
    std::string keys = R"({"jsonrpc":"2.0","id":1,"method":"room.join","params":{)";
    for (int i = 0; keys.size() < 16000; ++i) keys += "\"k" + std::to_string(i) + "\":0,";
    keys.back() = '}';
    WebSocket socket(server(), person);
    socket.send(keys + "}");
    EXPECT_NE(socket.read_until("\"invalid_params\""), "");
    socket.join();
    EXPECT_NE(socket.read_until("\"snapshot\""), "");
}

TEST_F(Messages, ACharacterSplitOverFragmentsIsWholeAndABrokenOneEndsWith1007) {
    Joined socket(person);
    const std::string question = ask(5, "\xE2\x82\xAC?");
    const auto inside = question.find("\x82");
    socket.send(question.substr(0, inside), 1, false);
    socket.send(question.substr(inside), 0, true);
    EXPECT_NE(socket.read_until("\"id\":5,\"result\""), "");
    socket.send("\"\xE2\x82", 1, false);
    socket.send("(\"", 0, true);
    EXPECT_EQ(socket.read_close(), 1007);
    Joined cut_off(person);
    cut_off.send("\"\xE2\x82", 1, false);
    cut_off.send("", 0, true);
    EXPECT_EQ(cut_off.read_close(), 1007);
    Joined surrogate(person);
    surrogate.send("\"\xED\xA0", 1, false);
    surrogate.send("\x80\"", 0, true);
    EXPECT_EQ(surrogate.read_close(), 1007);
}

TEST_F(Messages, AMessageInOneByteFragmentsWithinTheirNumberIsFine) {
    Joined socket(person);
    const std::string hello = R"({"jsonrpc":"2.0","id":6,"method":"x","params":{}})";
    for (std::size_t i = 0; i < hello.size(); ++i)
        socket.send(hello.substr(i, 1), i == 0 ? 1 : 0, i + 1 == hello.size());
    EXPECT_NE(socket.read_until("\"unknown_method\""), "");
}

TEST_F(Messages, FloodsOfEmptyFragmentsAndOfPongsEndWith4102) {
    Joined fragments(person);
    std::string flood = WebSocket::frame("x", 1, false);
    for (int i = 0; i < 100'000; ++i) flood += WebSocket::frame("", 0, false);
    fragments.client().write(flood);
    EXPECT_EQ(fragments.read_close(), 4102);
    Joined pongs(person);
    for (int i = 0; i < 200; ++i) pongs.send("", 10);
    EXPECT_EQ(pongs.read_close(), 4102);
}

TEST_F(Messages, AFloodOfEmptyMessagesEndsWith4203AndOneOfCommandsWith4102) {
    Joined empty(person);
    for (int i = 0; i < 200; ++i) empty.send("");
    EXPECT_EQ(empty.read_close(), 4203);
    Joined commands(person);
    for (int i = 0; i < 400; ++i) commands.send(R"({"jsonrpc":"2.0","id":8,"method":"x","params":{}})");
    EXPECT_EQ(commands.read_close(), 4102);
}

TEST_F(Messages, AnEventStreamThatIsTalkedToEndsWith4102) {
    Client events(server().port());
    events.write("GET /api/v1/rooms/auditorium/changes?seat=" + person.seat +
                 " HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nCookie: " + person.cookie +
                 "\r\n\r\n");
    events.read_until("\"snapshot\"");
    events.write(std::string(4096, 'x'));
    Joined asker(person);
    asker.send(ask(9, "Heard on the stream"));
    EXPECT_TRUE(events.read_until("Heard on the stream").ends_with("stream"));
    events.write("x");
    EXPECT_TRUE(events.read_until("4102").ends_with("4102"));
    EXPECT_NE(events.read_until("\n\n"), "");
    EXPECT_TRUE(events.at_end());
}

}  // namespace
}  // namespace paraninfo
