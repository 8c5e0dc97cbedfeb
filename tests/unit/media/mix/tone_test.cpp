#include "media/mix/tone.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

using paraninfo::mix::test_tone;

namespace {

std::vector<std::int16_t> tone(std::uint64_t first, std::int64_t wall_ms, std::size_t samples) {
    std::vector<std::int16_t> out(2 * samples);
    test_tone(first, wall_ms, out);
    return out;
}
int peak(const std::vector<std::int16_t>& samples) {
    return *std::max_element(samples.begin(), samples.end());
}

}  // namespace

TEST(TestTone, IsNeverSilentAndBrightensAtEachFullSecond) {
    EXPECT_GT(peak(tone(0, 500, 480)), 1000);
    EXPECT_LT(peak(tone(0, 500, 480)), 2000);
    EXPECT_GT(peak(tone(0, 1000, 480)), 8000);
    EXPECT_LT(peak(tone(0, 1100, 480)), 2000);
}

TEST(TestTone, GoesOnWithoutASeam) {
    const auto whole = tone(1000, 300, 400);
    const auto rest = tone(1200, 304, 200);
    EXPECT_TRUE(std::equal(rest.begin(), rest.end(), whole.begin() + 400));
}

TEST(TestTone, IsTheSameOnBothSides) {
    const auto samples = tone(77, 20, 100);
    for (std::size_t i = 0; i < samples.size(); i += 2) EXPECT_EQ(samples[i], samples[i + 1]);
}
