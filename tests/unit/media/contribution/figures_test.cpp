#include "media/contribution/figures.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;
using namespace std::chrono_literals;

namespace {

// Ten times a second.
void run(Figures& figures, Instant from, Instant to, Counters& counters, const Counters& each) {
    for (Instant at = from; at <= to; at += 100ms) {
        figures.note(at, counters);
        counters.bytes += each.bytes;
        counters.packets += each.packets;
        counters.lost += each.lost;
        counters.pictures += each.pictures;
    }
}

}  // namespace

TEST(Figures, RatesAreOfTheLastSecond) {
    Figures figures;
    Counters counters;
    run(figures, 0s, 5s, counters, {.bytes = 12500, .packets = 10, .lost = 0, .pictures = 3});
    EXPECT_EQ(figures.rates(), (Rates{.fps = 30, .kbit = 1000, .lost = 0}));
    run(figures, 5100ms, 8s, counters, {.bytes = 1250, .packets = 10, .lost = 0, .pictures = 1});
    EXPECT_EQ(figures.rates(), (Rates{.fps = 10, .kbit = 100, .lost = 0}));
}

TEST(Figures, LossIsOfTheLastTenSeconds) {
    Figures figures;
    Counters counters;
    run(figures, 0s, 10s, counters, {.bytes = 0, .packets = 95, .lost = 5, .pictures = 0});
    EXPECT_EQ(figures.rates().lost, 500);
    run(figures, 10100ms, 25s, counters, {.bytes = 0, .packets = 100, .lost = 0, .pictures = 0});
    EXPECT_EQ(figures.rates().lost, 0);
}

TEST(Figures, BeforeThereIsAnythingAllIsNought) {
    Figures figures;
    EXPECT_EQ(figures.rates(), Rates{});
    figures.note(1s, {});
    EXPECT_EQ(figures.rates(), Rates{});
    figures.note(2s, {});
    EXPECT_EQ(figures.rates(), Rates{});
}

TEST(Figures, WhatIsMoreThanAFieldHoldsIsItsMost) {
    Figures figures;
    figures.note(0s, {});
    figures.note(1s, {.bytes = std::uint64_t{1} << 50, .packets = 1, .lost = 1, .pictures = 100000});
    EXPECT_EQ(figures.rates(), (Rates{.fps = 240, .kbit = 1'000'000, .lost = 5000}));
}
