// Connections that dawdle: each ends by a deadline of its own, however it keeps itself alive, and who behaves
// is served meanwhile.
#include "tests/edge/client.hpp"
#include "tests/edge/edge.hpp"
#include "tests/edge/silent_socket.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <thread>
#include <vector>

namespace paraninfo {
namespace {

using test::Client;
using test::Edge;
using test::SilentSocket;
using namespace std::chrono_literals;

constexpr std::size_t of_each_kind = 8;
constexpr int turns_max = 600;  // of a tenth of a second: far more than any deadline

void answer_with_ten_thousand(gateway::HttpConnection& connection, const gateway::HttpRequest&) {
    connection.respond(gateway::plain_text(200, std::string(10'000, 'x')));
}

config::Limits patient() {
    config::Limits limits;
    limits.requests_per_connection_anonymous = 1'000'000;
    return limits;
}

// A crowd of one kind on a gateway of its own, beside one good client who is served each turn.
class Attack {
  public:
    // Each of the crowd says `first` at once and `word` in each turn; with no `first` it does not even begin
    // TLS.
    Attack(std::string name, const char* first, std::string word)
        : name_(std::move(name)), word_(std::move(word)) {
        for (std::size_t i = 0; i < of_each_kind; ++i) {
            if (first == nullptr) {
                silent_.push_back(std::make_unique<SilentSocket>(edge_.port()));
                continue;
            }
            crowd_.push_back(std::make_unique<Client>(edge_.port(), Client::Options{.receive_buffer = 4096}));
            crowd_.back()->write(first);
        }
    }
    const std::string& name() const { return name_; }
    // True once all of the crowd were seen and the good client is alone.
    bool turn() {
        EXPECT_EQ(good_.get("/").status, 200) << name_;
        const auto open = edge_.gateway().connections();
        all_seen_ = all_seen_ || open == of_each_kind + 1;
        for (auto& one : crowd_) one->write(word_);
        return all_seen_ && open == 1;
    }

  private:
    std::string name_;
    std::string word_;
    Edge edge_{answer_with_ten_thousand, patient()};
    Client good_{edge_.port()};
    std::vector<std::unique_ptr<SilentSocket>> silent_;
    std::vector<std::unique_ptr<Client>> crowd_;
    bool all_seen_ = false;
};

const std::string plain_get = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
const std::string post_head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 16000\r\n\r\n";

std::string many_gets() {
    std::string requests;
    for (int i = 0; i < 300; ++i) requests += plain_get;
    return requests;
}

TEST(Deadlines, EachKindOfDawdlerEndsWhileOthersAreServed) {
    std::vector<std::unique_ptr<Attack>> attacks;
    const auto attack = [&](const char* name, const char* first, const char* word) {
        attacks.push_back(std::make_unique<Attack>(name, first, word));
    };
    attack("never begins TLS", nullptr, "");
    attack("asks nothing", "", "");
    attack("sends its head byte by byte", "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", "x");
    attack("sends its body byte by byte", post_head.c_str(), "x");
    attack("never reads its answers", many_gets().c_str(), "");
    attack("is idle after its answer", plain_get.c_str(), "");
    for (int turn = 0; turn < turns_max && !attacks.empty(); ++turn) {
        std::erase_if(attacks, [](const auto& one) { return one->turn(); });
        std::this_thread::sleep_for(100ms);
    }
    for (const auto& left : attacks) ADD_FAILURE() << left->name();
}

TEST(Deadlines, ABodyThatComesInPiecesInTimeIsTaken) {
    Edge edge(answer_with_ten_thousand);
    Client client(edge.port());
    client.write(post_head);
    for (int i = 0; i < 16; ++i) client.write(std::string(1000, 'x'));
    EXPECT_EQ(client.read_answer().status, 200);
}

}  // namespace
}  // namespace paraninfo
