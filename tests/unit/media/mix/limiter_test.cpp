#include "media/mix/limiter.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

using namespace paraninfo::mix;

TEST(Limiter, WhatIsBelowTheCeilingComesOutAsItWas) {
    Limiter limiter(0.9);
    std::vector<float> in;
    for (int i = 0; i < 2000; ++i) {
        in.push_back(0.5F * static_cast<float>(std::sin(i * 0.1)));
        const auto out = limiter.step({in.back(), -in.back()});
        if (in.size() <= Limiter::delay) continue;
        const float then = in[in.size() - 1 - Limiter::delay];
        EXPECT_NEAR(out[0], then, 1e-6);
        EXPECT_NEAR(out[1], -then, 1e-6);
    }
}

TEST(Limiter, NoSampleEverExceedsTheCeiling) {
    Limiter limiter(0.5);
    std::mt19937 random(11);
    std::normal_distribution<float> noise(0, 0.5F);
    for (int i = 0; i < 100'000; ++i) {
        const auto out = limiter.step({noise(random), noise(random)});
        ASSERT_LE(std::abs(out[0]), 0.5001);
        ASSERT_LE(std::abs(out[1]), 0.5001);
    }
}

TEST(Limiter, BothChannelsGoDownTogether) {
    Limiter limiter(0.5);
    for (int i = 0; i < 2000; ++i) {
        const auto out = limiter.step({1, 0.25F});
        if (i <= 1000) continue;
        EXPECT_NEAR(out[0], 4 * out[1], 1e-4);
    }
}

TEST(Limiter, LetsGoWithinATenthsOfASecondOrTwo) {
    Limiter limiter(0.5);
    for (int i = 0; i < 1000; ++i) limiter.step({1, 1});
    std::array<float, 2> out{};
    for (int i = 0; i < 4 * 4800; ++i) out = limiter.step({0.25F, 0.25F});
    EXPECT_GT(out[0], 0.24);
}
