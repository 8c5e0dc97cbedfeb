#include "media/program/shedding.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::program;
using Change = Shedding::Change;
using Lags = std::vector<std::uint64_t>;

namespace {

// Five renditions, looked at ten times a second.
struct SheddingTest : testing::Test {
    static constexpr std::uint64_t late = Shedding::late_frames;
    static constexpr Instant step = std::chrono::milliseconds(100);

    Shedding shedding{5};
    Instant now{0};

    // What is decided while the encoders lie so far behind for so long.
    std::vector<Change> during(Instant time, const Lags& lags) {
        std::vector<Change> changes;
        for (const Instant end = now + time; now < end; now += step)
            if (const auto change = shedding.look(now, lags)) changes.push_back(*change);
        return changes;
    }
};

using std::chrono::seconds;
using Changes = std::vector<Change>;

}  // namespace

TEST_F(SheddingTest, NothingIsShedWhileAllAreInTime) {
    EXPECT_EQ(during(seconds(60), {7, 7, 7, 7, 7}), Changes{});
}

TEST_F(SheddingTest, AShortDelayIsForgiven) {
    EXPECT_EQ(during(std::chrono::milliseconds(900), {late, late, late, late, late}), Changes{});
    EXPECT_EQ(during(step, {0, 0, 0, 0, 0}), Changes{});
    EXPECT_EQ(during(std::chrono::milliseconds(900), {late, late, late, late, late}), Changes{});
}

TEST_F(SheddingTest, OneThatIsLateAloneGoesWhicheverItIs) {
    EXPECT_EQ(during(seconds(2), {0, 0, late, 0, 0}), (Changes{{2, true}}));
    EXPECT_TRUE(shedding.is_shed(2));
    EXPECT_EQ(during(seconds(4), {0, 0, 99, 0, 0}), Changes{}) << "of what is shed the lag means nothing";
    EXPECT_EQ(during(seconds(2), {0, 0, 0, 0, late}), (Changes{{4, true}}));
}

TEST_F(SheddingTest, WhereSeveralAreLateTheBestButOneGoesFirstAndTheLeastNever) {
    EXPECT_EQ(during(seconds(30), {late, late, late, late, late}),
              (Changes{{1, true}, {2, true}, {3, true}, {0, true}}));
    EXPECT_EQ(shedding.shed(), 4U);
    EXPECT_FALSE(shedding.is_shed(4)) << "the picture stays";
}

TEST_F(SheddingTest, OneSheddingIsGivenTimeToHelp) {
    EXPECT_EQ(during(seconds(3), {late, late, late, late, late}), (Changes{{1, true}}));
}

TEST_F(SheddingTest, ComesBackAfterAQuietTimeInTheOtherOrder) {
    during(seconds(6), {late, late, late, late, late});
    ASSERT_EQ(shedding.shed(), 2U);
    EXPECT_EQ(during(seconds(29), {0, 0, 0, 0, 0}), Changes{});
    EXPECT_EQ(during(seconds(32), {0, 0, 0, 0, 0}), (Changes{{2, false}, {1, false}}));
}

TEST_F(SheddingTest, TheQuietTimeBeginsAnewWithEachDelay) {
    during(seconds(2), {0, late, 0, 0, 0});
    EXPECT_EQ(during(seconds(20), {0, 0, 0, 0, 0}), Changes{});
    EXPECT_EQ(during(step, {0, 0, 0, late, 0}), Changes{});
    EXPECT_EQ(during(seconds(29), {0, 0, 0, 0, 0}), Changes{});
    EXPECT_EQ(during(seconds(2), {0, 0, 0, 0, 0}), (Changes{{1, false}}));
}

TEST_F(SheddingTest, WhatFallsAgainSoonWaitsTwiceAsLong) {
    during(seconds(2), {0, late, 0, 0, 0});
    during(seconds(31), {0, 0, 0, 0, 0});
    ASSERT_EQ(shedding.shed(), 0U);
    EXPECT_EQ(during(seconds(5), {0, late, 0, 0, 0}), (Changes{{1, true}}));
    EXPECT_EQ(during(seconds(50), {0, 0, 0, 0, 0}), Changes{});
    EXPECT_EQ(during(seconds(12), {0, 0, 0, 0, 0}), (Changes{{1, false}}));
    during(seconds(70), {0, 0, 0, 0, 0});
    during(seconds(2), {0, late, 0, 0, 0});
    EXPECT_EQ(during(seconds(32), {0, 0, 0, 0, 0}), (Changes{{1, false}})) << "it had stood its trial";
}

TEST_F(SheddingTest, TheOnlyRenditionIsNeverShed) {
    shedding = Shedding(1);
    EXPECT_EQ(during(seconds(60), {99}), Changes{});
}
