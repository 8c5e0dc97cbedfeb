#include "server/gateway/stall_watch.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <gtest/gtest.h>

#include <future>
#include <thread>

namespace paraninfo::gateway {
namespace {

using namespace std::chrono_literals;

// A thread with a loop, whose handlers really block.
class Loop {
  public:
    Loop() : work_(boost::asio::make_work_guard(context)), thread_([this] { context.run(); }) {}
    ~Loop() {
        context.stop();
        thread_.join();
    }
    // Blocks the thread until the promise is kept; returns once it is blocked.
    void block(std::promise<void>& until) {
        std::promise<void> blocked;
        auto is_blocked = blocked.get_future();
        boost::asio::post(context, [blocked = std::move(blocked), end = until.get_future()]() mutable {
            blocked.set_value();
            end.wait();
        });
        is_blocked.wait();
    }
    // Returns when all that was posted before has run.
    void settle() {
        std::promise<void> reached;
        auto is_reached = reached.get_future();
        boost::asio::post(context, [reached = std::move(reached)]() mutable { reached.set_value(); });
        is_reached.wait();
    }
    boost::asio::io_context context{1};

  private:
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
    std::thread thread_;
};

struct StallWatches : testing::Test {
    boost::asio::io_context own;
    StallWatch watch{own};
    Loop rooms;
    Loop shard;
    StallWatch::Steady::time_point now{};
    const std::uint64_t before_rooms = stalls("rooms under test");
    const std::uint64_t before_shard = stalls("shard under test");

    void SetUp() override {
        watch.watch("rooms under test", rooms.context);
        watch.watch("shard under test", shard.context);
    }
    static std::uint64_t stalls(const std::string& thread) {
        return observe::counter("paraninfo_loop_stalls_total", "", "thread=\"" + thread + '"').value();
    }
    // Time passes, in looks; whoever is free answers each.
    void pass(std::chrono::milliseconds time, std::initializer_list<Loop*> free) {
        for (const auto end = now + time; now < end; now += StallWatch::look_every) {
            watch.look(now);
            for (Loop* loop : free) loop->settle();
        }
        watch.look(now);
    }
};

TEST_F(StallWatches, ABlockedThreadIsCountedOnceAndTheOtherIsNot) {
    std::promise<void> until;
    rooms.block(until);
    pass(StallWatch::stalled_after - StallWatch::look_every, {&shard});
    EXPECT_EQ(stalls("rooms under test") - before_rooms, 0U);
    pass(10s, {&shard});
    EXPECT_EQ(stalls("rooms under test") - before_rooms, 1U);
    EXPECT_EQ(stalls("shard under test") - before_shard, 0U);
    until.set_value();
}

TEST_F(StallWatches, AThreadThatGoesOnAndBlocksAgainIsCountedAgain) {
    for (std::uint64_t times = 1; times <= 2; ++times) {
        std::promise<void> until;
        shard.block(until);
        pass(2s, {&rooms});
        EXPECT_EQ(stalls("shard under test") - before_shard, times);
        until.set_value();
        shard.settle();
        pass(2s, {&rooms, &shard});
    }
    EXPECT_EQ(stalls("shard under test") - before_shard, 2U);
}

TEST_F(StallWatches, LooksByItselfOnceStarted) {
    std::promise<void> until;
    rooms.block(until);
    watch.start();
    while (stalls("rooms under test") == before_rooms) own.run_one();
    until.set_value();
}

}  // namespace
}  // namespace paraninfo::gateway
