#include "media/mix/speech_gate.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

using namespace paraninfo::mix;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t gate_block = 1600;                // a frame at 30 a second
constexpr std::chrono::milliseconds gate_block_ms{34};  // rounded up

class SpeechGateTest : public testing::Test {
  protected:
    // One block of a tone of this effective value; the weight after it.
    double hear(double dbfs) {
        const double amplitude = 32767 * std::numbers::sqrt2 * std::pow(10, dbfs / 20);
        std::vector<std::int16_t> samples;
        for (std::size_t i = 0; i < gate_block; ++i) {
            const double turn = 2 * std::numbers::pi * 300 * static_cast<double>(i) / 48000;
            const auto value = static_cast<std::int16_t>(std::lround(amplitude * std::sin(turn)));
            samples.insert(samples.end(), {value, value});
        }
        return gate.step(samples);
    }
    double hear(double dbfs, std::chrono::milliseconds time) {
        for (auto left = time; left > 0ms; left -= gate_block_ms) hear(dbfs);
        return gate.weight();
    }
    SpeechGate gate;
};

}  // namespace

TEST_F(SpeechGateTest, AVoiceOpensItWithinABlock) {
    EXPECT_EQ(gate.weight(), 0);
    EXPECT_EQ(hear(-60), 0) << "a quiet room";
    EXPECT_EQ(hear(-25), 1);
}

TEST_F(SpeechGateTest, ItOpensAtOneLevelAndClosesAtALowerOne) {
    EXPECT_EQ(hear(SpeechGate::opens_dbfs - 1, 2s), 0);
    EXPECT_EQ(hear(SpeechGate::opens_dbfs + 1), 1);
    EXPECT_EQ(hear(SpeechGate::closes_dbfs + 1, 5s), 1);
    EXPECT_EQ(hear(SpeechGate::closes_dbfs - 1, 5s), 0);
}

TEST_F(SpeechGateTest, APauseBetweenWordsDoesNotCloseIt) {
    for (int word = 0; word < 5; ++word) {
        hear(-25, 300ms);
        EXPECT_EQ(hear(-80, 500ms), 1) << word;
    }
}

TEST_F(SpeechGateTest, AfterThePauseItClosesSlowly) {
    hear(-25);
    hear(-80, SpeechGate::hold);
    double before = gate.weight();
    EXPECT_GT(before, 0.8);
    int blocks = 0;
    for (; gate.weight() > 0 && blocks < 100; ++blocks) {
        const double now = hear(-80);
        EXPECT_LE(before - now, 0.1) << "no jump";
        before = now;
    }
    EXPECT_GE(blocks, 9);
    EXPECT_LE(blocks, 14);
    EXPECT_EQ(gate.weight(), 0);
}

TEST_F(SpeechGateTest, AnEmptyBlockChangesNothing) {
    hear(-25);
    EXPECT_EQ(gate.step({}), 1);
}

TEST_F(SpeechGateTest, InShortBlocksItJudgesAsInLongOnes) {
    const std::vector<std::int16_t> click(2 * 240, 520);  // 5 ms at −36 dBFS
    const std::vector<std::int16_t> silence(2 * 400);
    std::vector<std::int16_t> block = silence;
    std::copy(click.begin(), click.end(), block.begin());
    EXPECT_EQ(gate.step(block), 0);
    for (int i = 0; i < 10; ++i) EXPECT_EQ(gate.step(silence), 0);
    const std::vector<std::int16_t> voice(2 * 400, 1800);  // −25 dBFS
    for (int i = 0; i < 3; ++i) gate.step(voice);
    EXPECT_EQ(gate.weight(), 1);
}
