// The door without TLS: for listed proxies alone, who say for whom they ask.
#include "server/gateway/plain_stream.hpp"

#include "tests/edge/client.hpp"
#include "tests/edge/edge.hpp"
#include "tests/edge/free_port.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace paraninfo {
namespace {

using gateway::HttpConnection;
using gateway::HttpRequest;
using test::Client;
using test::pattern;

config::Listen with_plain_door(std::vector<std::string> proxies) {
    config::Listen listen;
    listen.plain = {"127.0.0.1", test::free_port()};
    listen.proxies = std::move(proxies);
    return listen;
}

// "/whose": the address that counts; "/123": so many bytes.
void answer(HttpConnection& connection, const HttpRequest& request) {
    if (request.head.path == "/whose")
        return connection.respond(gateway::plain_text(200, connection.address()));
    const auto size = static_cast<std::size_t>(std::stoul(std::string(request.head.path.substr(1))));
    connection.respond(gateway::plain_text(200, pattern(size)));
}

struct PlainDoor : testing::Test {
    const config::Listen listen = with_plain_door({"127.0.0.2"});
    test::Edge edge{answer, {}, listen};
    const std::uint16_t port = listen.plain.port;
    const Client::Options proxy{.receive_buffer = 4096, .plain = true, .from = "127.0.0.2"};
};

TEST_F(PlainDoor, AnswersAListedProxyAndNobodyElse) {
    Client listed(port, proxy);
    EXPECT_EQ(listed.get("/5").body.size(), 5U);
    Client other(port, {.plain = true});
    EXPECT_EQ(other.get("/5").status, 0);
    EXPECT_TRUE(other.at_end());
    EXPECT_EQ(listed.get("/6").body.size(), 6U);
}

TEST_F(PlainDoor, ALargeAnswerArrivesWholeAtASlowReaderWhileOthersAreServed) {
    Client slow(port, proxy);
    constexpr std::size_t size = 8 * 1024 * 1024;
    slow.write("GET /" + std::to_string(size) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    Client other(port, proxy);
    EXPECT_EQ(other.get("/10").status, 200);
    Client encrypted(edge.port());
    EXPECT_EQ(encrypted.get("/10").status, 200);
    EXPECT_TRUE(slow.read_answer().body == pattern(size));
    EXPECT_EQ(slow.get("/7").body.size(), 7U);
}

TEST_F(PlainDoor, PipelinedRequestsAreAnsweredInOrderAndAnEndIsAnEnd) {
    Client client(port, proxy);
    std::string requests;
    for (int i = 1; i <= 50; ++i)
        requests += "GET /" + std::to_string(i * 1000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    client.write(requests);
    for (std::size_t i = 1; i <= 50; ++i) EXPECT_EQ(client.read_answer().body.size(), i * 1000);
    EXPECT_EQ(client.get("/3", "Connection: close\r\n").status, 200);
    EXPECT_TRUE(client.at_end());
}

TEST_F(PlainDoor, TlsOnItIsRefusedAsAnyOtherNonsense) {
    Client client(port, proxy);
    client.write(std::string("\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03\r\n\r\n", 15));
    EXPECT_EQ(client.read_answer().status, 400);
    EXPECT_TRUE(client.at_end());
}

TEST_F(PlainDoor, EachRequestOfAProxyIsOfWhomItNames) {
    Client client(port, proxy);
    EXPECT_EQ(client.get("/whose", "X-Forwarded-For: 203.0.113.7\r\n").body, "203.0.113.7");
    EXPECT_EQ(client.get("/whose", "X-Forwarded-For: 10.0.0.1, 203.0.113.8\r\n").body, "203.0.113.8");
    EXPECT_EQ(client.get("/whose").body, "127.0.0.2");
    Client encrypted(edge.port(), {.from = "127.0.0.2"});
    EXPECT_EQ(encrypted.get("/whose", "X-Forwarded-For: 203.0.113.9\r\n").body, "203.0.113.9");
}

TEST_F(PlainDoor, WhoeverIsNotListedNamesNobody) {
    for (const std::string field :
         {"X-Forwarded-For: 203.0.113.7", "x-forwarded-for: 203.0.113.7", "X-Real-IP: 203.0.113.7",
          "Forwarded: for=203.0.113.7", "X-Forwarded-For: 127.0.0.2",
          "X-Forwarded-For: 203.0.113.7, 127.0.0.2", "True-Client-IP: 203.0.113.7",
          "CF-Connecting-IP: 203.0.113.7", "X-Client-IP: 203.0.113.7", "X-Cluster-Client-IP: 203.0.113.7",
          "Via: 1.1 203.0.113.7", "X-Originating-IP: 203.0.113.7"}) {
        Client client(edge.port());
        EXPECT_EQ(client.get("/whose", field + "\r\n").body, "127.0.0.1") << field;
    }
}

TEST(PlainDoorOfAServer, ManyPeopleComeByOneProxy) {
    config::Limits limits;
    limits.connections_per_address_anonymous = 1;
    const auto listen = with_plain_door({"127.0.0.1"});
    test::Edge edge(answer, limits, listen);
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 20; ++i)
        clients.push_back(std::make_unique<Client>(listen.plain.port, Client::Options{.plain = true}));
    for (auto& client : clients) EXPECT_EQ(client->get("/5").status, 200);
}

}  // namespace
}  // namespace paraninfo
