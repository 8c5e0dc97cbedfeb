// Caps on connections: what is over one is closed at once, and those within it are served.
#include "tests/edge/client.hpp"
#include "tests/edge/edge.hpp"
#include "tests/edge/silent_socket.hpp"

#include "server/gateway/own_bytes.hpp"
#include "server/observe/metrics.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>

namespace paraninfo {
namespace {

using test::Client;
using test::Edge;

void answer_ok(gateway::HttpConnection& connection, const gateway::HttpRequest&) {
    connection.respond(gateway::plain_text(200, "ok"));
}

void answer_by_login(gateway::HttpConnection& connection, const gateway::HttpRequest& request) {
    connection.respond(gateway::plain_text(connection.login(request.cookie) ? 200 : 401, "ok"));
}

// Opens connections until one is refused; how many were taken.
std::size_t taken(std::uint16_t port, std::vector<std::unique_ptr<Client>>& held,
                  std::string_view fields = "") {
    try {
        while (held.size() < 100) {
            auto client = std::make_unique<Client>(port);
            if (client->get("/", fields).status != 200) break;
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

TEST(Limits, ALoginsConnectionsBeyondItsOwnAreItsAddresses) {
    config::Limits limits;
    limits.connections_per_address_anonymous = 10;
    limits.connections_per_login = 4;
    const auto login = std::make_shared<access::Login>();
    login->id = "one";
    Edge edge(answer_by_login, limits, {}, login);
    std::vector<std::unique_ptr<Client>> held;
    constexpr std::string_view cookie = "Cookie: __Host-paraninfo=any\r\n";
    EXPECT_EQ(taken(edge.port(), held, cookie), 4U + 11U);
    // Their ends are noticed a little later.
    held.clear();
    for (int i = 0; i < 50 && held.size() != 15; ++i) {
        held.clear();
        taken(edge.port(), held, cookie);
    }
    EXPECT_EQ(held.size(), 15U) << "places that are given back are the login's again";
}

TEST(Limits, TheServerHoldsSoManyConnectionsAtAll) {
    config::Limits limits;
    limits.connections_max = 5;
    Edge edge(answer_ok, limits);
    std::vector<std::unique_ptr<Client>> held;
    EXPECT_EQ(taken(edge.port(), held), 6U);
}

TEST(Limits, WhoDoesNotReadFillsNoMemoryWithAnswersOfTheirOwn) {
    constexpr std::size_t size = gateway::OwnBytes::of_one_max / 2 + 1;
    const auto large = share_bytes("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" +
                                   std::string(size, 'x'));
    Edge edge([large](gateway::HttpConnection& connection, const gateway::HttpRequest&) {
        connection.respond_own(large, 200);
    });
    Client::Options reads_little;
    reads_little.receive_buffer = 4096;
    auto slow = std::make_unique<Client>(edge.port(), reads_little);
    slow->write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    Client other(edge.port());
    const auto answers = [&](int status) {
        for (int i = 0; i < 200; ++i)
            if (other.get("/").status == status) return true;
        return false;
    };
    EXPECT_TRUE(answers(503));
    slow.reset();
    EXPECT_TRUE(answers(200));
}

TEST(Limits, OneLoginHasSoManyRequestsHeldAndOthersHaveTheirs) {
    const auto login = std::make_shared<access::Login>();
    login->id = "one";
    std::atomic<int> asked = 0;
    const auto hold = [&](gateway::HttpConnection& connection, const gateway::HttpRequest& request) {
        connection.login(request.cookie);
        connection.hold_on_shelf(gateway::Steady::now() + std::chrono::seconds(20));
        ++asked;
    };
    Edge edge(hold, {}, {}, login);
    const auto came = [&](int count) {
        for (int i = 0; i < 4000 && asked < count; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return asked == count;
    };
    const std::string request = "GET / HTTP/1.1\r\nHost: localhost\r\nCookie: __Host-paraninfo=any\r\n\r\n";
    std::vector<std::unique_ptr<Client>> held;
    for (int i = 0; i < gateway::Shard::waits_of_login_max; ++i) {
        held.push_back(std::make_unique<Client>(edge.port()));
        held.back()->write(request);
        ASSERT_TRUE(came(i + 1));
    }
    Client one_more(edge.port());
    one_more.write(request);
    const auto refused = one_more.read_answer();
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.field("retry-after"), "1");
    // Held ones are let go with their connections, and an address that shows no login has places of its own.
    held.clear();
    Client other(edge.port());
    other.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    EXPECT_TRUE(came(gateway::Shard::waits_of_login_max + 2));
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

TEST(Limits, SoManyHandshakesAreHalfOpenAndSilentOnesKeepNobodyOut) {
    Edge edge(answer_ok);
    const auto& accepted = observe::counter("paraninfo_connections_accepted_total", "");
    const auto& evicted = observe::counter("paraninfo_handshakes_evicted_total", "");
    Client served(edge.port());
    const auto evicted_before = evicted.value();
    const auto before = accepted.value() - evicted_before;
    std::vector<std::unique_ptr<test::SilentSocket>> silent;
    for (std::size_t i = 0; i < gateway::AcceptLoop::half_open_max + 50; ++i)
        silent.push_back(std::make_unique<test::SilentSocket>(edge.port()));
    while (accepted.value() - before < gateway::AcceptLoop::half_open_max) std::this_thread::yield();
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(served.get("/").status, 200);
        const auto begun = accepted.value();
        EXPECT_LE(begun - before - evicted.value(), gateway::AcceptLoop::half_open_max);
    }
    // The silent ones hold on, and make room.
    EXPECT_EQ(Client(edge.port()).get("/").status, 200);
    EXPECT_GT(evicted.value(), evicted_before);
}

TEST(Limits, AForgedAddressIsNotBelieved) {
    Edge edge([](gateway::HttpConnection& connection, const gateway::HttpRequest&) {
        connection.respond(gateway::plain_text(200, connection.address()));
    });
    Client client(edge.port());
    for (const char* line :
         {"X-Forwarded-For: 192.0.2.1", "X-Forwarded-For: 192.0.2.1, 127.0.0.1", "x-forwarded-for: 192.0.2.1",
          "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-For: 192.0.2.2", "X-Real-IP: 192.0.2.1",
          "Forwarded: for=192.0.2.1", "Forwarded: for=\"[2001:db8::1]\";proto=https",
          "X-Client-IP: 192.0.2.1", "True-Client-IP: 192.0.2.1", "CF-Connecting-IP: 192.0.2.1",
          "X-Cluster-Client-IP: 192.0.2.1", "X-Forwarded-Host: 192.0.2.1", "Via: 1.1 192.0.2.1",
          "X-Originating-IP: [192.0.2.1]"})
        EXPECT_EQ(client.get("/", std::string(line) + "\r\n").body, "127.0.0.1") << line;
}

}  // namespace
}  // namespace paraninfo
