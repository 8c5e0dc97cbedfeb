#include "media/program/pump.hpp"

#include "media/program/clock.hpp"
#include "tests/support/eventually.hpp"

#include <gtest/gtest.h>

#include <future>

using namespace paraninfo::program;
using namespace std::chrono_literals;

TEST(Pump, CallsEveryStepOnceInOrderAtItsInstant) {
    const Instant origin = monotonic_now();
    std::vector<std::pair<std::uint64_t, Instant>> steps;
    std::promise<void> enough;
    {
        Pump pump(
            origin, 100,
            [&](std::uint64_t step, Instant at, Instant) {
                EXPECT_GE(monotonic_now(), at);
                steps.emplace_back(step, at - origin);
                if (steps.size() == 20) enough.set_value();
            },
            [](const std::string& text) { ADD_FAILURE() << text; });
        enough.get_future().wait();
    }
    for (std::uint64_t n = 0; n < 20; ++n) EXPECT_EQ(steps[n], std::pair(n, Instant(n * 10ms)));
}

TEST(Pump, CatchesUpAShortDelayStepByStep) {
    std::promise<void> enough;
    std::uint64_t expected = 0;
    Pump pump(
        monotonic_now() - 1s, 30,
        [&](std::uint64_t step, Instant, Instant) {
            EXPECT_EQ(step, expected++);
            if (step == 30) enough.set_value();
        },
        [](const std::string& text) { ADD_FAILURE() << text; });
    enough.get_future().wait();
}

TEST(Pump, SaysHowLateTheNewestStepBegan) {
    std::promise<void> go_on;
    Pump pump(
        monotonic_now() - 200ms, 10,
        [held = go_on.get_future().share()](std::uint64_t step, Instant, Instant) {
            if (step == 0) held.wait();
        },
        [](const std::string& text) { ADD_FAILURE() << text; });
    EXPECT_TRUE(paraninfo::testing::eventually([&] { return pump.late() >= 200ms; }));
    go_on.set_value();
    EXPECT_TRUE(paraninfo::testing::eventually([&] { return pump.late() < 100ms; }));
}

TEST(Pump, ALongDelayEndsTheRun) {
    std::promise<std::string> failure;
    Pump pump(
        monotonic_now() - Pump::late_max - 1s, 30, [](std::uint64_t, Instant, Instant) { ADD_FAILURE(); },
        [&](const std::string& text) { failure.set_value(text); });
    EXPECT_NE(failure.get_future().get(), "");
}
