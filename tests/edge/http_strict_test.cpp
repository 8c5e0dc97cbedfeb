// Hostile requests over real TLS: each is answered once with 400 and the connection ends, whatever stands
// behind it.
#include "tests/edge/client.hpp"
#include "tests/edge/edge.hpp"
#include "tests/support/http_corpus.hpp"

#include <gtest/gtest.h>

namespace paraninfo {
namespace {

using test::Answer;
using test::Client;
using test::Edge;

const std::string canary = "GET /canary HTTP/1.1\r\nHost: localhost\r\n\r\n";

void answer_with_target(gateway::HttpConnection& connection, const gateway::HttpRequest& request) {
    connection.respond(
        gateway::plain_text(200, std::string(request.head.target) + std::string(request.body)));
}

TEST(HttpStrict, TheCanaryBehindAHostileRequestIsNeverAnswered) {
    Edge edge(answer_with_target);
    for (const auto& request : test::http_corpus()) {
        SCOPED_TRACE(request.name);
        Client client(edge.port());
        client.write(request.bytes + canary);
        const Answer first = client.read_answer();
        if (request.fine) {
            EXPECT_EQ(first.status, 200);
            EXPECT_EQ(client.read_answer().body, "/canary");
        } else {
            EXPECT_EQ(first.status, 400);
            EXPECT_EQ(first.field("connection"), "close");
            EXPECT_NE(first.field("content-security-policy"), "");
            EXPECT_TRUE(client.at_end());
        }
    }
}

TEST(HttpStrict, AnUnknownHostIsMisdirected) {
    Edge edge(answer_with_target);
    Client client(edge.port());
    client.write("GET /x HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    EXPECT_EQ(client.read_answer().status, 421);
    EXPECT_TRUE(client.at_end());
}

TEST(HttpStrict, ABodyOverTheLimitIsRefusedAndOneAtTheLimitIsNot) {
    Edge edge(answer_with_target);
    const auto post = [&](std::size_t size) {
        Client client(edge.port());
        client.write("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(size) +
                     "\r\n\r\n");
        client.write(std::string(size, 'x'));
        return client.read_answer();
    };
    EXPECT_EQ(post(16384).body.size(), 16385U);
    EXPECT_EQ(post(16385).status, 413);
}

TEST(HttpStrict, PlainHttpOnTheTlsPortEndsTheConnection) {
    Edge edge(answer_with_target);
    Client before(edge.port());
    EXPECT_THROW(Client(edge.port(), {.max_version = TLS1_1_VERSION}), std::runtime_error);
    EXPECT_EQ(before.get("/still-here").body, "/still-here");
}

}  // namespace
}  // namespace paraninfo
