#include "media/mix/test_sweep.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

using namespace paraninfo::mix;

namespace {

float loudest(const std::vector<float>& values) {
    float most = 0;
    for (const float value : values) most = std::max(most, std::abs(value));
    return most;
}

// Times that it crosses zero in a tenth of a second from a frame on.
int crossings(std::size_t first) {
    const std::vector<float> values = test_sweep(first, 4800);
    int count = 0;
    for (std::size_t i = 1; i < values.size(); ++i) count += values[i - 1] < 0 && values[i] >= 0 ? 1 : 0;
    return count;
}

}  // namespace

TEST(TestSweep, BeginsQuietlyAndIsNeverLouderThanSpeech) {
    EXPECT_LT(loudest(test_sweep(0, 2400)), 0.003F) << "the first twentieth of a second";
    EXPECT_NEAR(loudest(test_sweep(0, sweep_frames)), 0.1F, 0.001F);
    EXPECT_NEAR(test_sweep(sweep_frames - 1, 1)[0], 0, 0.001F) << "and it ends without a click";
    EXPECT_EQ(loudest(test_sweep(sweep_frames, 4800)), 0);
}

TEST(TestSweep, GoesThroughTheBandOfSpeechAnOctaveAfterTheOther) {
    EXPECT_NEAR(crossings(0), 31, 3);
    EXPECT_NEAR(crossings(sweep_frames / 2 - 2400), 95, 3) << "halfway is the mean of the octaves";
    EXPECT_NEAR(crossings(sweep_frames - 4800), 292, 8);
}

TEST(TestSweep, ItsBlocksMakeOneSound) {
    const std::vector<float> whole = test_sweep(0, 6400);
    const std::vector<float> part = test_sweep(3200, 3200);
    EXPECT_TRUE(std::equal(part.begin(), part.end(), whole.begin() + 3200));
}

TEST(TestSweep, IsAddedToBothChannelsOfWhatIsThere) {
    std::vector<std::int16_t> sound(2 * 48'000, 1000);
    add_test_sweep(24'000, sound);
    const std::vector<float> sweep = test_sweep(24'000, 48'000);
    for (std::size_t i = 0; i < sweep.size(); ++i) {
        ASSERT_NEAR(sound[2 * i], 1000 + 32768 * sweep[i], 1) << i;
        ASSERT_EQ(sound[2 * i], sound[2 * i + 1]) << i;
    }
    std::vector<std::int16_t> loud(2 * 48'000, 32767);
    add_test_sweep(24'000, loud);
    EXPECT_GT(*std::min_element(loud.begin(), loud.end()), 28'000) << "clipped, and not turned over";
}
