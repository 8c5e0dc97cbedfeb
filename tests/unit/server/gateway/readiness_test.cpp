#include "server/gateway/readiness.hpp"

#include <gtest/gtest.h>

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <functional>
#include <stdexcept>
#include <utility>
#include <vector>

namespace paraninfo::gateway {
namespace {

// One end of a pair is watched; the other is the peer's.
class Socket final : public Readiness::Watched, public std::enable_shared_from_this<Socket> {
  public:
    explicit Socket(Readiness& readiness) : readiness_(readiness) {
        ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends_.data());
        EXPECT_TRUE(readiness_.add(ends_[0], *this));
    }
    ~Socket() override {
        readiness_.remove(ends_[0], *this);
        for (const int end : ends_)
            if (end >= 0) ::close(end);
    }
    void peer_writes() { EXPECT_EQ(::write(ends_[1], "x", 1), 1); }
    void peer_ends() { ::close(std::exchange(ends_[1], -1)); }

    std::shared_ptr<Watched> hold() override { return shared_from_this(); }
    void ready(bool readable, bool, bool ended) override {
        if (readable) ++readable_;
        if (ended) ++ended_;
        if (readable && then) then();
    }
    void let_go() override { ++let_go_; }

    std::function<void()> then;
    int readable_ = 0;
    int ended_ = 0;
    int let_go_ = 0;

  private:
    Readiness& readiness_;
    std::array<int, 2> ends_{-1, -1};
};

class ReadinessTest : public testing::Test {
  protected:
    ReadinessTest() { readiness_.start(context_); }
    ~ReadinessTest() override { readiness_.stop(); }
    std::shared_ptr<Socket> socket() { return std::make_shared<Socket>(readiness_); }
    void run_until(const std::function<bool()>& done) {
        while (!done()) context_.run_one();
    }

    Readiness readiness_;
    boost::asio::io_context context_{1};
};

TEST_F(ReadinessTest, EachChangeIsToldOnceAndLaterOnesAgain) {
    const auto one = socket();
    one->peer_writes();
    run_until([&] { return one->readable_ == 1; });
    const auto other = socket();
    other->peer_writes();
    run_until([&] { return other->readable_ == 1; });
    EXPECT_EQ(one->readable_, 1);
    one->peer_writes();
    run_until([&] { return one->readable_ == 2; });
}

TEST_F(ReadinessTest, ThePeersEndIsToldAsReadable) {
    const auto one = socket();
    one->peer_ends();
    run_until([&] { return one->ended_ == 1; });
    EXPECT_EQ(one->readable_, 1);
}

TEST_F(ReadinessTest, MoreThanATurnHoldsAreAllTold) {
    std::vector<std::shared_ptr<Socket>> sockets;
    for (std::size_t i = 0; i < 5 * Readiness::told_in_a_turn + 1; ++i) sockets.push_back(socket());
    for (int round = 1; round <= 3; ++round) {
        for (const auto& one : sockets) one->peer_writes();
        for (const auto& one : sockets) run_until([&] { return one->readable_ == round; });
    }
}

TEST_F(ReadinessTest, ASocketThatAnotherDropsInTheSameTurnIsStillThereToBeTold) {
    auto first = socket();
    auto second = socket();
    bool gone = false;
    const auto end_other = [&](std::shared_ptr<Socket>& other) {
        return [&] {
            other.reset();
            gone = true;
        };
    };
    first->then = end_other(second);
    second->then = end_other(first);
    first->peer_writes();
    second->peer_writes();
    run_until([&] { return gone; });
    const auto third = socket();
    third->peer_writes();
    run_until([&] { return third->readable_ == 1; });
    EXPECT_TRUE(first == nullptr || second == nullptr);
}

TEST_F(ReadinessTest, AThrowingSocketLetsGoAndTakesNoOtherAlong) {
    std::vector<std::shared_ptr<Socket>> sockets;
    for (int i = 0; i < 10; ++i) sockets.push_back(socket());
    sockets[3]->then = [] { throw std::runtime_error("broken"); };
    for (const auto& one : sockets) one->peer_writes();
    for (const auto& one : sockets) run_until([&] { return one->readable_ == 1; });
    for (const auto& one : sockets) EXPECT_EQ(one->let_go_, one == sockets[3] ? 1 : 0);
}

TEST_F(ReadinessTest, StoppingMakesEverySocketLetGo) {
    const auto one = socket();
    const auto other = socket();
    readiness_.stop();
    EXPECT_EQ(one->let_go_, 1);
    EXPECT_EQ(other->let_go_, 1);
}

}  // namespace
}  // namespace paraninfo::gateway
