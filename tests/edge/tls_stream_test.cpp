// The TLS stream under real sockets: order, back-pressure, renewal of keys, ends.
#include "server/gateway/tls_stream.hpp"

#include "tests/edge/client.hpp"
#include "tests/edge/edge.hpp"

#include <gtest/gtest.h>

#include <mutex>
#include <thread>
#include <vector>

namespace paraninfo {
namespace {

using gateway::HttpConnection;
using gateway::HttpRequest;
using test::Answer;
using test::Client;
using test::Edge;
using test::pattern;

// "/123": so many bytes of the pattern.
void answer_with_bytes(HttpConnection& connection, const HttpRequest& request) {
    const auto size = static_cast<std::size_t>(std::stoul(std::string(request.head.path.substr(1))));
    connection.respond(gateway::plain_text(200, pattern(size)));
}

TEST(TlsStream, OldProtocolsAndWeakSuitesAreRefused) {
    Edge edge(answer_with_bytes);
    EXPECT_THROW(Client(edge.port(), {.max_version = TLS1_1_VERSION}), std::runtime_error);
    EXPECT_THROW(Client(edge.port(), {.max_version = TLS1_2_VERSION, .ciphers = "AES128-GCM-SHA256"}),
                 std::runtime_error);
    EXPECT_THROW(Client(edge.port(), {.max_version = TLS1_2_VERSION, .ciphers = "ECDHE-ECDSA-AES128-SHA"}),
                 std::runtime_error);
    EXPECT_THROW(Client(edge.port(), {.alpn = "h2"}), std::runtime_error);
    Client old(edge.port(), {.max_version = TLS1_2_VERSION, .alpn = "http/1.1"});
    EXPECT_EQ(old.get("/5").body.size(), 5U);
    Client both(edge.port(), {.alpn = "h2,http/1.1"});
    const unsigned char* chosen = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(both.ssl(), &chosen, &size);
    EXPECT_EQ(std::string_view(reinterpret_cast<const char*>(chosen), size), "http/1.1");
    EXPECT_THROW(Client(edge.port(), {.alpn = "h3,spdy/3.1,h2c"}), std::runtime_error);
    Client now(edge.port());
    EXPECT_EQ(SSL_version(now.ssl()), TLS1_3_VERSION);
}

TEST(TlsStream, ALargeAnswerArrivesWholeAtASlowReaderWhileOthersAreServed) {
    Edge edge(answer_with_bytes);
    Client slow(edge.port(), {.receive_buffer = 4096});
    constexpr std::size_t size = 8 * 1024 * 1024;
    slow.write("GET /" + std::to_string(size) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    Client other(edge.port());
    EXPECT_EQ(other.get("/10").status, 200);
    const Answer answer = slow.read_answer();
    EXPECT_TRUE(answer.body == pattern(size));
    EXPECT_EQ(slow.get("/7").body.size(), 7U);
}

TEST(TlsStream, PipelinedRequestsAreAnsweredInOrder) {
    Edge edge(answer_with_bytes);
    Client client(edge.port());
    std::string requests;
    for (int i = 1; i <= 50; ++i)
        requests += "GET /" + std::to_string(i * 1000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
    client.write(requests);
    for (std::size_t i = 1; i <= 50; ++i) EXPECT_EQ(client.read_answer().body.size(), i * 1000);
}

TEST(TlsStream, AKeyUpdateInTheMiddleIsAnswered) {
    Edge edge(answer_with_bytes);
    Client client(edge.port(), {.min_version = TLS1_3_VERSION});
    for (int i = 0; i < 5; ++i) {
        client.key_update();
        EXPECT_EQ(client.get("/100000").body.size(), 100000U);
    }
}

TEST(TlsStream, ARequestInSingleBytesIsUnderstood) {
    Edge edge(answer_with_bytes);
    Client client(edge.port());
    for (const char c : std::string("GET /3 HTTP/1.1\r\nHost: localhost\r\n\r\n")) client.write({&c, 1});
    EXPECT_EQ(client.read_answer().body.size(), 3U);
}

TEST(TlsStream, ASessionIsResumedByItsTicket) {
    Edge edge(answer_with_bytes);
    Client first(edge.port());
    first.get("/1");
    SSL_SESSION* session = SSL_get1_session(first.ssl());
    Client second(edge.port(), {.resume = session});
    EXPECT_EQ(second.get("/1").status, 200);
    EXPECT_EQ(SSL_session_reused(second.ssl()), 1);
    SSL_SESSION_free(session);
}

TEST(TlsStream, AnAnswerThatClosesEndsWithCloseNotify) {
    Edge edge(answer_with_bytes);
    Client client(edge.port());
    EXPECT_EQ(client.get("/300000", "Connection: close\r\n").body.size(), 300000U);
    EXPECT_TRUE(client.at_end());
    EXPECT_NE(SSL_get_shutdown(client.ssl()) & SSL_RECEIVED_SHUTDOWN, 0);
}

TEST(TlsStream, ClientsThatVanishInTheMiddleHarmNobody) {
    Edge edge(answer_with_bytes);
    for (int i = 0; i < 20; ++i) {
        Client client(edge.port(), {.receive_buffer = 4096});
        client.write("GET /4000000 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        client.cut();
    }
    Client client(edge.port());
    EXPECT_EQ(client.get("/1").status, 200);
}

TEST(TlsStream, AGatewayThatEndsLetsGoOfItsOpenConnections) {
    std::vector<std::weak_ptr<HttpConnection>> seen;
    std::vector<std::unique_ptr<Client>> clients;
    {
        Edge edge([&](HttpConnection& connection, const HttpRequest& request) {
            seen.push_back(connection.weak_from_this());
            answer_with_bytes(connection, request);
        });
        // One that is idle, one that never reads.
        clients.push_back(std::make_unique<Client>(edge.port()));
        EXPECT_EQ(clients[0]->get("/5").status, 200);
        clients.push_back(std::make_unique<Client>(edge.port(), Client::Options{.receive_buffer = 4096}));
        clients[1]->write("GET /8000000 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        EXPECT_NE(clients[1]->read_exactly(1), "");
    }
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_TRUE(seen[0].expired());
    EXPECT_TRUE(seen[1].expired());
}

TEST(TlsStream, ALateAnswerComesAndOneWhoseClientHasGoneIsForgotten) {
    std::mutex mutex;
    std::vector<std::function<void(gateway::Response)>> tickets;
    Edge edge([&](HttpConnection& connection, const HttpRequest&) {
        const std::lock_guard lock(mutex);
        tickets.push_back(connection.later());
    });
    const auto asked = [&] {
        const std::lock_guard lock(mutex);
        return tickets.size();
    };
    {
        Client gone(edge.port());
        gone.write("GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
        while (asked() < 1) std::this_thread::yield();
        gone.cut();
    }
    Client client(edge.port());
    client.write("GET /1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
    while (asked() < 2) std::this_thread::yield();
    for (const auto& ticket : tickets) ticket(gateway::plain_text(200, "late"));
    EXPECT_EQ(client.read_answer().body, "late");
}

}  // namespace
}  // namespace paraninfo
