// Who may open a socket from a page: the exact Origin and no other form of it.
#include "tests/edge/running_server.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace paraninfo {
namespace {

using test::Client;
using test::Person;
using test::RunningServer;

// `origin` is whole header lines. A cookie, a seat and everything else are right.
int handshake(const RunningServer& server, const Person& person, const std::string& origin) {
    Client client(server.port());
    client.write("GET " + server.socket_path(person) + " HTTP/1.1\r\nHost: localhost\r\n" +
                 "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                 "Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r\nSec-WebSocket-Protocol: paraninfo.v1\r\n" +
                 origin + "Cookie: " + person.cookie + "\r\n\r\n");
    return client.read_answer().status;
}

std::vector<std::string> wrong_origins(const std::string& port) {
    const std::string right = "https://localhost:" + port;
    return {
        "null",
        "",
        "*",
        "http://localhost:" + port,
        "wss://localhost:" + port,
        "localhost:" + port,
        "//localhost:" + port,
        "https://localhost",
        "https://localhost:0" + port,
        "https://localhost:1",
        "https://localhost.:" + port,
        "https://LOCALHOST:" + port,
        "HTTPS://localhost:" + port,
        right + "/",
        right + "/watch/auditorium",
        right + "?",
        right + "#",
        right + ".evil.example",
        right + "@evil.example",
        "https://user@localhost:" + port,
        "https://evil-localhost:" + port,
        "https://localhost.evil.example:" + port,
        "https://xn--lcalhost-n6a:" + port,
        "https://127.0.0.1:" + port,
        "https://[::1]:" + port,
        "https://evil.example",
        right + ", https://evil.example",
        right + " https://evil.example",
        "file://",
        "chrome-extension://abcdefghijklmnop",
    };
}

TEST(Origins, OnlyTheExactOneOpensASocket) {
    RunningServer server;
    const Person person = server.enter("participant");
    EXPECT_EQ(handshake(server, person, "Origin: " + server.origin() + "\r\n"), 101);
    for (const auto& origin : wrong_origins(std::to_string(server.port())))
        EXPECT_EQ(handshake(server, person, "Origin: " + origin + "\r\n"), 403) << origin;
    EXPECT_EQ(handshake(server, person, ""), 403);
    const std::string two = "Origin: " + server.origin() + "\r\nOrigin: ";
    EXPECT_EQ(handshake(server, person, two + "https://evil.example\r\n"), 400);
    EXPECT_EQ(handshake(server, person, two + server.origin() + "\r\n"), 400);
    EXPECT_EQ(handshake(server, person, "Origin: " + server.origin() + "\r\n"), 101);
}

}  // namespace
}  // namespace paraninfo
