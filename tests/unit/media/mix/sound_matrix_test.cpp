#include "media/mix/sound_matrix.hpp"

#include "tests/support/goertzel.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

using namespace paraninfo::mix;
using paraninfo::testing::level_of_tone;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t block = 1600;  // a frame at 30 a second

struct Tone {
    std::string source;
    double hz;
    double amplitude = 0.2;
    SoundMatrix::Level level = {};
};

// Feeds tones for a while; keeps what came out of the bus asked for.
class SoundMatrixTest : public testing::Test {
  protected:
    void feed(const std::vector<Tone>& tones, std::size_t blocks) {
        for (std::size_t i = 0; i < blocks; ++i) {
            matrix.begin(block);
            for (const Tone& tone : tones) matrix.add(tone.source, wave(tone), tone.level);
            matrix.end();
            std::vector<std::int16_t> out(2 * block);
            matrix.sum(out);
            sum.insert(sum.end(), out.begin(), out.end());
            for (auto& [own, heard] : listeners) {
                matrix.shared(without(own), out);
                heard.insert(heard.end(), out.begin(), out.end());
            }
            at += block;
        }
    }
    static std::vector<SoundMatrix::Share> without(const std::vector<std::string>& sources) {
        std::vector<SoundMatrix::Share> shares;
        for (const std::string& source : sources) shares.push_back({source});
        return shares;
    }
    std::vector<std::int16_t> wave(const Tone& tone) const {
        std::vector<std::int16_t> samples;
        for (std::size_t i = 0; i < block; ++i) {
            const double turn = 2 * std::numbers::pi * tone.hz * static_cast<double>(at + i) / 48000;
            const auto value =
                static_cast<std::int16_t>(std::lround(32767 * tone.amplitude * std::sin(turn)));
            samples.insert(samples.end(), {value, value});
        }
        return samples;
    }
    // Of the last three blocks, linear.
    static double level(const std::vector<std::int16_t>& samples, double hz) {
        return level_of_tone(std::span(samples).last(2 * 3 * block), hz);
    }
    // The largest step between neighbours of the left channel, from a sample on.
    static int steepest(const std::vector<std::int16_t>& samples, std::size_t from) {
        int most = 0;
        for (std::size_t i = 2 * from + 2; i < samples.size(); i += 2)
            most = std::max(most, std::abs(samples[i] - samples[i - 2]));
        return most;
    }

    SoundMatrix matrix;
    std::size_t at = 0;
    std::vector<std::int16_t> sum;
    std::map<std::vector<std::string>, std::vector<std::int16_t>> listeners;
};

}  // namespace

TEST_F(SoundMatrixTest, OneSourceAtItsOwnLevelComesOutAsItWentIn) {
    std::vector<std::int16_t> in;
    for (int i = 0; i < 4; ++i) {
        const auto samples = wave({"floor", 440});
        in.insert(in.end(), samples.begin(), samples.end());
        feed({{"floor", 440}}, 1);
    }
    const std::size_t late = 2 * Limiter::delay;
    for (std::size_t i = 2 * block; i < in.size() - late; ++i) ASSERT_EQ(sum[i + late], in[i]) << i;
}

TEST_F(SoundMatrixTest, EverybodyHearsAllOthersAndNotThemselves) {
    const std::vector<Tone> tones{{"floor", 440}, {"cam-a", 700}, {"cam-b", 1100}};
    listeners = {
        {{"cam-a"}, {}}, {{"cam-b"}, {}}, {{"floor"}, {}}, {{"nobody"}, {}}, {{"cam-a", "floor"}, {}}};
    feed(tones, 20);
    for (const Tone& tone : tones) EXPECT_NEAR(level(sum, tone.hz), 0.2, 0.005) << tone.source;
    for (const auto& [own, heard] : listeners)
        for (const Tone& tone : tones) {
            const bool left_out = std::find(own.begin(), own.end(), tone.source) != own.end();
            if (left_out)
                EXPECT_LT(level(heard, tone.hz), 0.0002) << tone.source;
            else
                EXPECT_NEAR(level(heard, tone.hz), 0.2, 0.005) << tone.source;
        }
}

TEST_F(SoundMatrixTest, AListenerHasAnothersPartAtAnyLevel) {
    const std::vector<Tone> tones{{"floor", 440}, {"cam-a", 700}};
    std::vector<std::int16_t> heard;
    for (int i = 0; i < 12; ++i) {
        feed(tones, 1);
        std::vector<std::int16_t> out(2 * block);
        matrix.shared(std::vector<SoundMatrix::Share>{{"floor", 0.5, 0.5}, {"cam-a", 2, 2}}, out);
        heard.insert(heard.end(), out.begin(), out.end());
    }
    EXPECT_NEAR(level(heard, 440), 0.1, 0.003);
    EXPECT_NEAR(level(heard, 700), 0.4, 0.01);
    EXPECT_NEAR(level(sum, 440), 0.2, 0.005) << "the sum is as it was";
}

TEST_F(SoundMatrixTest, AShareIsReachedWithoutAClick) {
    feed({{"floor", 440}}, 6);
    std::vector<std::int16_t> heard;
    for (const auto& [before, now] : {std::pair{1.0, 1.0}, {1.0, 0.0}, {0.0, 0.0}, {0.0, 0.0}}) {
        feed({{"floor", 440}}, 1);
        std::vector<std::int16_t> out(2 * block);
        matrix.shared(std::vector<SoundMatrix::Share>{{"floor", before, now}}, out);
        heard.insert(heard.end(), out.begin(), out.end());
    }
    const int steady = steepest(std::vector(heard.begin(), heard.begin() + 2 * block), 0);
    EXPECT_LE(steepest(heard, 0), steady + 20);
    EXPECT_EQ(heard.back(), 0);
}

TEST_F(SoundMatrixTest, WhatIsHeardBesidesIsTheSourceAsItComesWhateverItsLevelInTheSum) {
    const std::vector<Tone> tones{{"floor", 440}, {"talk-a", 700, 0.2, {0, 300ms}}};
    const std::vector<SoundMatrix::Share> quieter{{"floor", 0.25, 0.25}};
    const std::vector<SoundMatrix::Share> besides{{"talk-a", 0.5, 0.5}, {"talk-b", 1, 1}};
    std::vector<std::int16_t> heard;
    std::vector<std::int16_t> alone;
    std::vector<std::int16_t> out(2 * block);
    for (int i = 0; i < 12; ++i) {
        feed(tones, 1);
        matrix.shared(quieter, out, besides);
        heard.insert(heard.end(), out.begin(), out.end());
        matrix.beside(besides, out);
        alone.insert(alone.end(), out.begin(), out.end());
    }
    EXPECT_NEAR(level(heard, 700), 0.1, 0.003);
    EXPECT_NEAR(level(heard, 440), 0.05, 0.002);
    EXPECT_NEAR(level(alone, 700), 0.1, 0.003);
    EXPECT_LT(level(alone, 440), 0.0002) << "without the sum";
    EXPECT_LT(level(sum, 700), 0.0002) << "and it is on no programme";
    EXPECT_NEAR(level(sum, 440), 0.2, 0.005);
}

TEST_F(SoundMatrixTest, WhatIsHeardBesidesComesAndGoesWithoutAClick) {
    const std::vector<Tone> tones{{"cam-a", 440, 0.2, {0, 0ms}}};
    feed(tones, 6);
    std::vector<std::int16_t> heard;
    for (const auto& [before, now] : {std::pair{1.0, 1.0}, {1.0, 0.0}, {0.0, 0.0}, {0.0, 1.0}, {1.0, 1.0}}) {
        feed(tones, 1);
        std::vector<std::int16_t> out(2 * block);
        matrix.beside(std::vector<SoundMatrix::Share>{{"cam-a", before, now}}, out);
        heard.insert(heard.end(), out.begin(), out.end());
    }
    const int steady = steepest(std::vector(heard.begin(), heard.begin() + 2 * block), 0);
    EXPECT_LE(steepest(heard, 0), steady + 20);
    EXPECT_EQ(heard[2 * 3 * block - 1], 0);
}

// On the way from one to the other the two must be the same sound at the same moment.
TEST_F(SoundMatrixTest, WhatIsHeardBesidesIsAsLateAsTheSum) {
    std::vector<std::int16_t> whole;
    std::vector<std::int16_t> alone;
    for (int i = 0; i < 6; ++i) {
        SoundMatrix::Level level;
        matrix.begin(block);
        matrix.add("cam-a", wave({"cam-a", 440}), level);
        matrix.end();
        at += block;
        matrix.sum(whole = std::vector<std::int16_t>(2 * block));
        matrix.beside(std::vector<SoundMatrix::Share>{{"cam-a", 1, 1}}, alone = whole);
    }
    for (std::size_t i = 0; i < whole.size(); ++i) ASSERT_NEAR(whole[i], alone[i], 1) << i;
}

TEST_F(SoundMatrixTest, ASoloIsTheSourceAsItCameWhateverItsLevel) {
    const Tone off{"cam-a", 700, 0.2, {0, 300ms}};
    feed({{"floor", 440}, off}, 3);
    const auto in = wave(off);
    feed({{"floor", 440}, off}, 1);
    std::vector<std::int16_t> out(2 * block, 1);
    matrix.solo("cam-a", out);
    EXPECT_EQ(out, in);
    EXPECT_LT(level(sum, 700), 0.001) << "and it is on no programme";
    matrix.solo("cam-b", out);
    EXPECT_EQ(*std::max_element(out.begin(), out.end()), 0) << "there is no such source";
    feed({{"floor", 440}}, 1);
    matrix.solo("cam-a", out = std::vector<std::int16_t>(2 * block, 1));
    EXPECT_EQ(*std::max_element(out.begin(), out.end()), 0) << "it sent nothing in this block";
}

TEST_F(SoundMatrixTest, AGainIsReachedWithoutAClick) {
    feed({{"floor", 440}}, 6);
    feed({{"floor", 440, 0.2, {0, 0ms}}}, 6);
    const int steady = steepest(std::vector(sum.begin(), sum.begin() + 12 * block), 3 * block);
    EXPECT_LE(steepest(sum, 3 * block), steady + 20);
    EXPECT_LT(level(sum, 440), 0.0001);
}

TEST_F(SoundMatrixTest, GainsAreInDecibels) {
    feed({{"floor", 440, 0.2, {linear_gain(-600), 0ms}}}, 12);
    EXPECT_NEAR(level(sum, 440), 0.2 * 0.501, 0.002);
    EXPECT_DOUBLE_EQ(linear_gain(0), 1.0);
    EXPECT_NEAR(linear_gain(1200), 3.981, 0.001);
}

// A click in the middle of silence is found again where the delay says.
TEST_F(SoundMatrixTest, ADelayIsExactUpToItsLimit) {
    for (const auto delay : {0ms, 40ms, 500ms, 5000ms}) {
        SoundMatrix fresh;
        std::vector<std::int16_t> heard;
        for (int i = 0; i < 24; ++i) {
            std::vector<std::int16_t> samples(2 * block);
            if (i == 3) samples[0] = samples[1] = 10000;
            fresh.begin(block);
            fresh.add("floor", samples, {1, delay});
            fresh.end();
            std::vector<std::int16_t> out(2 * block);
            fresh.sum(out);
            heard.insert(heard.end(), out.begin(), out.end());
        }
        const auto there = std::find(heard.begin(), heard.end(), 10000) - heard.begin();
        const auto frames = static_cast<std::size_t>(std::min<std::int64_t>(delay.count(), 500)) * 48;
        EXPECT_EQ(static_cast<std::size_t>(there), 2 * (3 * block + Limiter::delay + frames));
    }
}

TEST_F(SoundMatrixTest, ADelayIsReachedWithoutAClick) {
    feed({{"floor", 440}}, 6);
    feed({{"floor", 440, 0.2, {1, 77ms}}}, 6);
    const int steady = steepest(std::vector(sum.begin(), sum.begin() + 12 * block), 3 * block);
    EXPECT_LE(steepest(sum, 3 * block), 2 * steady + 20);
}

TEST_F(SoundMatrixTest, ManyLoudSourcesStayBelowTheCeilingAndApart) {
    std::vector<Tone> tones;
    for (int i = 0; i < 9; ++i) tones.push_back({"cam-" + std::to_string(i), 400.0 + 110 * i, 0.9});
    listeners = {{{"cam-4"}, {}}};
    feed(tones, 20);
    for (const std::int16_t sample : sum) ASSERT_LE(std::abs(int{sample}), 29300);
    const auto& heard = listeners[{"cam-4"}];
    EXPECT_LT(level(heard, 400.0 + 110 * 4), 0.2 * level(heard, 400.0 + 110 * 3));
}

TEST_F(SoundMatrixTest, PeaksAreOfWhatComesWhateverItsGain) {
    feed({{"floor", 440, 0.5, {0, 0ms}}, {"cam-a", 700, 0.25}}, 3);
    EXPECT_NEAR(matrix.take_peak("floor"), 16384, 30);
    EXPECT_NEAR(matrix.take_peak("cam-a"), 8192, 30);
    EXPECT_EQ(matrix.take_peak("cam-a"), 0) << "taken";
    EXPECT_EQ(matrix.take_peak("cam-b"), 0);
}

TEST_F(SoundMatrixTest, WhatStayedAwayFadesInAgain) {
    feed({{"floor", 440}, {"cam-a", 700}}, 6);
    feed({{"floor", 440}}, 6);
    EXPECT_LT(level(sum, 700), 0.001);
    const std::size_t from = sum.size() / 2 + Limiter::delay;
    feed({{"floor", 440}, {"cam-a", 700}}, 6);
    const int both = 32767 * 2 * 2 / 10 * 8 / 100;  // two tones of 0.2, less than 0.08 rad a sample
    EXPECT_LE(steepest(sum, from), both);
}

TEST_F(SoundMatrixTest, OneSourceTooManyIsLeftOut) {
    std::vector<Tone> tones;
    for (std::size_t i = 0; i <= SoundMatrix::sources_max; ++i)
        tones.push_back({std::to_string(i), i == SoundMatrix::sources_max ? 5000.0 : 300.0, 0.01});
    feed(tones, 12);
    EXPECT_NEAR(level(sum, 300), 0.33, 0.01) << "all at the limit";
    EXPECT_LT(level(sum, 5000), 0.001) << "and not one over";
}

TEST_F(SoundMatrixTest, ABlockOfAnotherLengthIsNotTaken) {
    matrix.begin(block);
    matrix.add("floor", std::vector<std::int16_t>(10, 9000), {});
    matrix.end();
    matrix.sum(sum = std::vector<std::int16_t>(2 * block, 1));
    EXPECT_EQ(*std::max_element(sum.begin(), sum.end()), 0);
}
