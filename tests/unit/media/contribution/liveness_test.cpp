#include "media/contribution/liveness.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;
using namespace std::chrono_literals;
using State = Liveness::State;

TEST(Liveness, ItIsStalledAfterTwoSecondsAndGoneAfterTwelve) {
    Liveness one(0s);
    EXPECT_EQ(one.judge(1s, std::nullopt), State::connecting);
    EXPECT_EQ(one.judge(3s, 2s), State::live);
    EXPECT_EQ(one.judge(4s - 1ms, 2s), State::live);
    EXPECT_EQ(one.judge(4s, 2s), State::stalled);
    EXPECT_EQ(one.judge(14s - 1ms, 2s), State::stalled);
    EXPECT_EQ(one.judge(14s, 2s), State::gone);
}

TEST(Liveness, WhatIsBackIsLiveAndWhatIsGoneStaysGone) {
    Liveness one(0s);
    EXPECT_EQ(one.judge(9s, 2s), State::stalled);
    EXPECT_EQ(one.judge(10s, 10s), State::live);
    EXPECT_EQ(one.judge(30s, 10s), State::gone);
    EXPECT_EQ(one.judge(31s, 31s), State::gone);
}

TEST(Liveness, OneThatNeverConnectsIsGoneAfterThirtySeconds) {
    Liveness one(5s);
    EXPECT_EQ(one.judge(35s - 1ms, std::nullopt), State::connecting);
    EXPECT_EQ(one.judge(35s, std::nullopt), State::gone);
}

TEST(Liveness, AnEndIsAnEnd) {
    Liveness one(0s);
    one.end();
    EXPECT_EQ(one.judge(1s, 1s), State::gone);
}
