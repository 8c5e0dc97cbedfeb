#include "media/mix/loudness.hpp"

#include <ebur128.h>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

using namespace paraninfo::mix;

namespace {

constexpr std::size_t rate = 48000;

// `dbfs`: of the sine's peak. 997 Hz of full scale on both channels is 0 LUFS, within 0.01.
std::vector<std::int16_t> tone(double seconds, double dbfs, double hz = 997, double phase = 0) {
    std::vector<std::int16_t> samples;
    for (std::size_t i = 0; i < static_cast<std::size_t>(seconds * rate); ++i) {
        const double turn = 2 * std::numbers::pi * hz * static_cast<double>(i) / rate + phase;
        const auto value =
            static_cast<std::int16_t>(std::lround(32767 * std::pow(10, dbfs / 20) * std::sin(turn)));
        samples.insert(samples.end(), {value, value});
    }
    return samples;
}

// A frame of the pump's at a time.
std::vector<std::int16_t> through(Loudness& loudness, std::vector<std::int16_t> samples) {
    for (std::size_t at = 0; at < samples.size(); at += 3200)
        loudness.process(std::span(samples).subspan(at, std::min<std::size_t>(3200, samples.size() - at)));
    return samples;
}

struct Measured {
    double lufs = 0;
    double dbtp = 0;
};

// By libebur128, of the last `seconds`.
Measured measured(const std::vector<std::int16_t>& samples, double seconds) {
    const std::size_t frames = static_cast<std::size_t>(seconds * rate);
    ebur128_state* state = ebur128_init(2, rate, EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);
    ebur128_add_frames_short(state, samples.data() + samples.size() - 2 * frames, frames);
    Measured result;
    ebur128_loudness_global(state, &result.lufs);
    double left = 0;
    double right = 0;
    ebur128_true_peak(state, 0, &left);
    ebur128_true_peak(state, 1, &right);
    result.dbtp = 20 * std::log10(std::max(left, right));
    ebur128_destroy(&state);
    return result;
}

// By how much a tone that goes on for so long is louder in its last half second than it came.
double gain_at_end(Loudness& loudness, double seconds, double dbfs) {
    const auto in = tone(seconds, dbfs);
    return measured(through(loudness, in), 0.5).lufs - measured(in, 0.5).lufs;
}

}  // namespace

TEST(Loudness, AQuietToneComesUpToTheTarget) {
    Loudness loudness(-18);
    EXPECT_NEAR(measured(through(loudness, tone(20, -30)), 2).lufs, -18, 0.2);
}

TEST(Loudness, ALoudToneComesDownToTheTarget) {
    Loudness loudness(-23);
    EXPECT_NEAR(measured(through(loudness, tone(30, -3)), 2).lufs, -23, 0.2);
}

TEST(Loudness, TheGainMovesByOneDecibelASecondAtMost) {
    Loudness loudness(-18);
    double before = 0;
    for (int second = 0; second < 15; ++second) {
        const double gain = gain_at_end(loudness, 1, -30);
        EXPECT_LE(gain - before, 1.02) << second;
        before = gain;
    }
    EXPECT_GT(before, 10);
}

TEST(Loudness, SilenceMovesNothing) {
    Loudness loudness(-18);
    const double before = gain_at_end(loudness, 10, -26);
    ASSERT_GT(before, 5);
    through(loudness, std::vector<std::int16_t>(60 * 2 * rate));
    EXPECT_NEAR(gain_at_end(loudness, 30, -60), before, 0.5) << "but for what a block of 400 ms still held";
}

TEST(Loudness, NothingIsMovedBeforeASecondOfSound) {
    Loudness loudness(-18);
    EXPECT_NEAR(gain_at_end(loudness, 0.9, -40), 0, 0.01);
}

TEST(Loudness, TheGainHasItsLimits) {
    Loudness loudness(-18);
    EXPECT_NEAR(gain_at_end(loudness, 40, -45), Loudness::gain_db_max, 0.05);
}

TEST(Loudness, PausesBetweenWordsDoNotCount) {
    Loudness loudness(-18);
    double gain = 0;
    for (int i = 0; i < 20; ++i) {
        through(loudness, tone(1, -24));
        gain = gain_at_end(loudness, 1, -44);
    }
    EXPECT_NEAR(gain, 6, 1.5);
}

TEST(Loudness, ASuddenShoutStaysBelowTheCeiling) {
    Loudness loudness(-18);
    through(loudness, tone(20, -32));
    const auto shout = through(loudness, tone(1, -6));
    EXPECT_LE(measured(shout, 1).dbtp, Loudness::ceiling_dbtp + 0.1);
    EXPECT_GT(measured(shout, 1).dbtp, Loudness::ceiling_dbtp - 1.5) << "and is not pressed down further";
}

TEST(Loudness, PeaksBetweenSamplesCount) {
    Loudness loudness(-12);
    // From its first sample on: a wave that is cut in its midst has a higher peak. A quarter of the rate, an
    // eighth of a turn off: samples at -3 dB of the wave's own height.
    const auto out = through(loudness, tone(3, 0, 12000, std::numbers::pi / 4));
    EXPECT_LE(measured(out, 3).dbtp, Loudness::ceiling_dbtp + 0.1);
}

TEST(Loudness, BelowTheCeilingSoundIsOnlyDelayed) {
    Loudness loudness(-18);
    const auto in = tone(0.5, -30);
    const auto out = through(loudness, in);
    for (std::size_t i = 0; i + Loudness::delay < in.size() / 2; ++i)
        ASSERT_NEAR(out[2 * (i + Loudness::delay)], in[2 * i], 1) << i;
}
