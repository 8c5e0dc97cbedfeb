// Caps on connections: what is over one is closed at once, and those within it are served.
#include "tests/edge/client.hpp"
#include "tests/edge/edge.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace paraninfo {
namespace {

using test::Client;
using test::Edge;

void answer_ok(gateway::HttpConnection& connection, const gateway::HttpRequest&) {
    connection.respond(gateway::plain_text(200, "ok"));
}

// Opens connections until one is refused; how many were taken.
std::size_t taken(std::uint16_t port, std::vector<std::unique_ptr<Client>>& held) {
    try {
        while (held.size() < 100) {
            auto client = std::make_unique<Client>(port);
            if (client->get("/").status != 200) break;
            held.push_back(std::move(client));
        }
    } catch (const std::runtime_error&) {
    }
    return held.size();
}

TEST(Limits, AnAddressHoldsSoManyAnonymousConnectionsAndAPlaceComesBack) {
    config::Limits limits;
    limits.connections_per_address_anonymous = 10;
    Edge edge(answer_ok, limits);
    std::vector<std::unique_ptr<Client>> held;
    const auto most = taken(edge.port(), held);
    EXPECT_EQ(most, 11U);
    held.pop_back();
    held.pop_back();
    for (int i = 0; i < 200 && held.size() < most - 1; ++i) taken(edge.port(), held);
    EXPECT_GE(held.size(), most - 1);
}

TEST(Limits, TheServerHoldsSoManyConnectionsAtAll) {
    config::Limits limits;
    limits.connections_max = 5;
    Edge edge(answer_ok, limits);
    std::vector<std::unique_ptr<Client>> held;
    EXPECT_EQ(taken(edge.port(), held), 6U);
}

TEST(Limits, AnAnonymousConnectionAsksSoOftenAndThenCloses) {
    config::Limits limits;
    limits.requests_per_connection_anonymous = 3;
    Edge edge(answer_ok, limits);
    Client client(edge.port());
    EXPECT_EQ(client.get("/").field("connection"), "");
    EXPECT_EQ(client.get("/").field("connection"), "");
    EXPECT_EQ(client.get("/").field("connection"), "close");
    EXPECT_TRUE(client.at_end());
}

}  // namespace
}  // namespace paraninfo
