#include "media/mix/echo_meter.hpp"

#include "media/mix/test_sweep.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <random>

using namespace paraninfo::mix;

namespace {

constexpr std::size_t per_ms = 48;
constexpr std::size_t listened = sweep_frames + 3000 * per_ms;

// What a hall's microphones bring while the sweep is played there.
class EchoMeterTest : public ::testing::Test {
  protected:
    // `clock`: by how much the hall's runs faster.
    void comes_back(std::size_t after_ms, double gain, double clock = 1) {
        const std::vector<float> sweep = test_sweep(0, sweep_frames);
        for (std::size_t i = 0; i < listened; ++i) {
            const double at = static_cast<double>(i) * clock - static_cast<double>(after_ms * per_ms);
            if (at < 0 || at >= static_cast<double>(sweep_frames - 1)) continue;
            const auto before = static_cast<std::size_t>(at);
            const double way = at - static_cast<double>(before);
            hall[i] += gain * ((1 - way) * static_cast<double>(sweep[before]) +
                               way * static_cast<double>(sweep[before + 1]));
        }
    }
    void hisses(double amplitude) {
        std::mt19937 random(1);
        std::normal_distribution<double> noise(0, amplitude);
        for (double& value : hall) value += noise(random);
    }
    // Somebody says long vowels, at the pitch of a voice and with its harmonics, with pauses between them.
    void talks(double amplitude) {
        for (std::size_t i = 0; i < listened; ++i) {
            const double seconds = static_cast<double>(i) / 48'000;
            if (std::fmod(seconds, 0.4) > 0.25) continue;
            const double hz = 120 + 15 * std::sin(seconds * 5);
            for (int k = 1; k <= 20; ++k)
                hall[i] += amplitude / k * std::sin(2 * 3.14159265 * hz * k * seconds);
        }
    }
    std::optional<Echo> reading() {
        std::vector<std::int16_t> chunk;
        for (std::size_t i = 0; i < listened; ++i) {
            const auto sample = static_cast<std::int16_t>(std::lround(32767 * hall[i]));
            chunk.insert(chunk.end(), {sample, sample});
            if (chunk.size() < 3200) continue;
            meter.add(chunk);
            chunk.clear();
        }
        meter.add(chunk);
        return meter.reading();
    }

    std::vector<double> hall = std::vector<double>(listened);
    EchoMeter meter{test_sweep(0, sweep_frames)};
};

}  // namespace

TEST_F(EchoMeterTest, TellsHowMuchComesBackAndHowLate) {
    comes_back(420, std::pow(10, -20 / 20.0));
    const auto echo = reading();
    ASSERT_TRUE(echo);
    EXPECT_NEAR(echo->level_db, -20, 0.3);
    EXPECT_NEAR(static_cast<double>(echo->delay.count()), 420'000, 300);
}

TEST_F(EchoMeterTest, HearsAnEchoFarBelowWhatTheHallIsTalking) {
    comes_back(1730, std::pow(10, -30 / 20.0));
    talks(0.05);
    hisses(0.01);
    const auto echo = reading();
    ASSERT_TRUE(echo);
    EXPECT_NEAR(echo->level_db, -30, 2);
    EXPECT_NEAR(static_cast<double>(echo->delay.count()), 1'730'000, 500);
}

TEST_F(EchoMeterTest, TalkAndNoiseAloneAreNoEcho) {
    talks(0.1);
    hisses(0.02);
    EXPECT_EQ(reading(), std::nullopt);
    EXPECT_FALSE(meter.is_silent());
}

TEST_F(EchoMeterTest, OfSeveralPathsTheStrongestCounts) {
    comes_back(300, 0.02);
    comes_back(340, 0.1);
    comes_back(410, 0.05);
    const auto echo = reading();
    ASSERT_TRUE(echo);
    EXPECT_NEAR(echo->level_db, -20, 1);
    EXPECT_NEAR(static_cast<double>(echo->delay.count()), 340'000, 300);
}

TEST_F(EchoMeterTest, AClockThatRunsALittleFasterBlursNothing) {
    comes_back(500, 0.1, 1.0002);
    const auto echo = reading();
    ASSERT_TRUE(echo);
    EXPECT_NEAR(echo->level_db, -20, 3);
    EXPECT_NEAR(static_cast<double>(echo->delay.count()), 500'000, 2'000);
}

TEST_F(EchoMeterTest, AnEchoAtOnceAndOneAtTheLatestAreHeard) {
    comes_back(0, 0.5);
    const auto at_once = reading();
    ASSERT_TRUE(at_once);
    EXPECT_EQ(at_once->delay.count(), 0);
    hall.assign(listened, 0);
    meter = EchoMeter{test_sweep(0, sweep_frames)};
    comes_back(3000, 0.5);
    const auto latest = reading();
    ASSERT_TRUE(latest);
    EXPECT_EQ(latest->delay, std::chrono::seconds(3));
}

TEST_F(EchoMeterTest, WhatNobodyHearsIsNoEcho) {
    comes_back(200, std::pow(10, -70 / 20.0));
    EXPECT_EQ(reading(), std::nullopt);
}

TEST_F(EchoMeterTest, SilenceToTheLastBitIsToldApart) {
    EXPECT_EQ(reading(), std::nullopt);
    EXPECT_TRUE(meter.is_silent());
}

TEST_F(EchoMeterTest, TakesAsMuchAsTheLatestEchoNeedsAndNoMore) {
    EXPECT_EQ(meter.wanted(), listened);
    std::vector<std::int16_t> loud(2 * (listened + 1000), 100);
    meter.add(loud);
    EXPECT_EQ(meter.added(), listened);
}
