#include "media/program/echo_trial.hpp"

#include "media/mix/test_sweep.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <deque>

using namespace paraninfo;
using namespace paraninfo::program;
using Outcome = media_link::EchoTested::Outcome;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t block_samples = 3200;

// A hall in which what its loudspeakers play comes back so many blocks later.
class EchoTrialTest : public ::testing::Test {
  protected:
    // Whole tests, block by block; what came of the last one.
    std::optional<media_link::EchoTested> run() {
        for (int i = 0; i < 1000 && test.runs(); ++i) {
            std::vector<std::int16_t> heard(block_samples);
            if (somebody_plays) test.play(heard);
            on_the_way.push_back(heard);
            std::vector<std::int16_t> floor(block_samples, hiss);
            if (on_the_way.size() > late_blocks) {
                for (std::size_t at = 0; at < block_samples; ++at)
                    floor[at] =
                        static_cast<std::int16_t>(floor[at] + std::lround(gain * on_the_way.front()[at]));
                on_the_way.pop_front();
            }
            test.hear(floor);
        }
        return test.take();
    }

    EchoTrial test;
    bool somebody_plays = true;
    double gain = 0.1;
    std::int16_t hiss = 0;
    std::size_t late_blocks = 9;
    std::deque<std::vector<std::int16_t>> on_the_way;
};

}  // namespace

TEST_F(EchoTrialTest, TellsOfAnEchoAndIsOverThen) {
    EXPECT_FALSE(test.runs());
    test.start();
    const auto result = run();
    ASSERT_TRUE(result);
    EXPECT_EQ(result->outcome, Outcome::heard);
    EXPECT_NEAR(result->level, -2000, 50);
    EXPECT_EQ(result->delay, 300ms);
    EXPECT_EQ(test.take(), std::nullopt) << "told once";
    EXPECT_FALSE(test.runs());
}

TEST_F(EchoTrialTest, ACleanHallIsToldApartFromOneThatCannotBeJudged) {
    gain = 0;
    hiss = 1;
    test.start();
    EXPECT_EQ(run()->outcome, Outcome::clean);
    hiss = 0;
    test.start();
    EXPECT_EQ(run()->outcome, Outcome::no_floor) << "no microphone was open";
    somebody_plays = false;
    hiss = 1;
    test.start();
    EXPECT_EQ(run()->outcome, Outcome::no_hall);
}

TEST_F(EchoTrialTest, AnotherStartMeanwhileMeansNothing) {
    test.start();
    ASSERT_TRUE(test.runs());
    test.start();
    EXPECT_EQ(run()->outcome, Outcome::heard);
    EXPECT_FALSE(test.runs());
    test.start();
    EXPECT_TRUE(test.runs()) << "a later one begins anew";
}
