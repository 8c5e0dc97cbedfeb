#include "media/mix/loudness_meter.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

using namespace paraninfo::mix;

namespace {

constexpr std::size_t meter_block = 1600;  // a frame at 30 a second

// 997 Hz on both channels, whose loudness is its level below full scale.
class LoudnessMeterTest : public testing::Test {
  protected:
    void feed(double seconds, double lufs) {
        const double amplitude = 32767 * std::pow(10, lufs / 20);
        for (std::size_t left = static_cast<std::size_t>(seconds * 30); left > 0; --left) {
            std::vector<std::int16_t> samples;
            for (std::size_t i = 0; i < meter_block; ++i) {
                const double turn = 2 * std::numbers::pi * 997 * static_cast<double>(at + i) / 48000;
                const auto value = static_cast<std::int16_t>(std::lround(amplitude * std::sin(turn)));
                samples.insert(samples.end(), {value, value});
            }
            meter.add(samples);
            at += meter_block;
        }
    }
    LoudnessMeter meter;
    std::size_t at = 0;
};

}  // namespace

TEST_F(LoudnessMeterTest, SaysTheLoudnessOfATone) {
    feed(4, -23);
    EXPECT_NEAR(meter.reading().momentary, -23, 0.1);
    EXPECT_NEAR(meter.reading().short_term, -23, 0.1);
}

TEST_F(LoudnessMeterTest, TheMomentaryOneFollowsAtOnceAndTheOtherWithinThreeSeconds) {
    feed(4, -30);
    feed(0.5, -12);
    EXPECT_NEAR(meter.reading().momentary, -12, 0.1);
    EXPECT_LT(meter.reading().short_term, -15);
    EXPECT_GT(meter.reading().short_term, -30);
    feed(3, -12);
    EXPECT_NEAR(meter.reading().short_term, -12, 0.1);
}

TEST_F(LoudnessMeterTest, ThePeaksOfBothChannelsAreTakenOnce) {
    meter.add(std::vector<std::int16_t>{100, -7, -300, 20});
    meter.add(std::vector<std::int16_t>{-5, -32768});
    EXPECT_EQ(meter.take_peaks(), (std::array{300, 32768}));
    EXPECT_EQ(meter.take_peaks(), (std::array{0, 0}));
}

TEST_F(LoudnessMeterTest, OfSilenceItIsTheLeast) {
    EXPECT_EQ(meter.reading().momentary, LoudnessMeter::least_lufs);
    const std::vector<std::int16_t> silence(2 * 48000);
    meter.add(silence);
    EXPECT_EQ(meter.reading().momentary, LoudnessMeter::least_lufs);
    EXPECT_EQ(meter.reading().short_term, LoudnessMeter::least_lufs);
}
