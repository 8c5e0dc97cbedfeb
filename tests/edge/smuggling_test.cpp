// The hostile requests through an nginx that shares its connections to the gateway: nginx and the gateway
// must never disagree on where a request ends, so that everybody gets the answer to their own.
#include "tests/edge/client.hpp"
#include "tests/edge/nginx.hpp"
#include "tests/support/http_corpus.hpp"

#include "server/observe/metrics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <mutex>
#include <vector>

namespace paraninfo {
namespace {

using test::Answer;
using test::Client;
using test::Edge;
using test::Nginx;

// Answers with the request's target and body, and remembers the targets.
class Witness {
  public:
    void operator()(gateway::HttpConnection& connection, const gateway::HttpRequest& request) {
        const std::string target(request.head.target);
        {
            const std::lock_guard lock(mutex_);
            targets_.push_back(target);
        }
        connection.respond(gateway::plain_text(200, target + std::string(request.body)));
    }
    std::ptrdiff_t saw(const std::string& target) {
        const std::lock_guard lock(mutex_);
        return std::count(targets_.begin(), targets_.end(), target);
    }
    std::size_t all() {
        const std::lock_guard lock(mutex_);
        return targets_.size();
    }

  private:
    std::mutex mutex_;
    std::vector<std::string> targets_;
};

// All answers until the connection ends, but those that only say to go on.
std::vector<Answer> answers_to(std::uint16_t port, const std::string& bytes) {
    Client client(port);
    client.write(bytes);
    std::vector<Answer> all;
    for (;;) {
        Answer answer = client.read_answer();
        if (answer.status == 0) return all;
        if (answer.status != 100) all.push_back(std::move(answer));
    }
}

TEST(Smuggling, BehindNginxEveryRequestGetsItsOwnAnswer) {
    Witness witness;
    Edge edge([&](auto& connection, const auto& request) { witness(connection, request); });
    const auto& accepted =
        observe::counter("paraninfo_connections_accepted_total", "TCP connections accepted.");
    const auto before = accepted.value();
    Nginx nginx(edge);
    int number = 0;
    for (const auto& request : test::http_corpus()) {
        SCOPED_TRACE(request.name);
        const std::string mine = "/mine-" + std::to_string(++number);
        const std::string next = "/next-" + std::to_string(number);
        const std::string canary =
            "GET " + mine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        const auto answers = answers_to(nginx.port(), request.bytes + canary);
        EXPECT_EQ(answers.size(), request.fine ? 2U : std::min<std::size_t>(answers.size(), 2));
        // To a request without a version nginx answers without a head: there is none in the list then.
        if (!answers.empty()) {
            EXPECT_EQ(answers.front().body.find(mine), std::string::npos) << answers.front().body;
        }
        if (answers.size() == 2) {
            EXPECT_EQ(answers.back().body, mine);
        }
        // Whoever comes next, on the connection that nginx kept.
        EXPECT_EQ(Client(nginx.port()).get(next).body, next);
        EXPECT_EQ(witness.saw(next), 1);
        EXPECT_LE(witness.saw(mine), 1);
    }
    EXPECT_EQ(witness.saw("/smuggled"), 0);
    // The proof means something only if they did share connections.
    EXPECT_LT(accepted.value() - before, witness.all() / 2);
}

}  // namespace
}  // namespace paraninfo
