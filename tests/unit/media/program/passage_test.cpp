#include "media/program/passage.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace std::string_literals;

namespace {

const cmaf::Grid grid{30, 10, 60};

struct PassageTest : testing::Test {
    using Step = Passage::Step;

    SourceUnit unit(bool key) {
        return {Instant(std::int64_t(++made) * 16'000'000), key, stream, format, key ? "key" : "picture"};
    }
    Step step(std::vector<SourceUnit> came, bool picture = true, bool may_break = true) {
        Step taken = passage.step(frame, std::move(came), picture, may_break);
        if (taken.opens_segment) segments.push_back(frame);
        if (taken.opens_timeline) timelines.push_back(frame);
        ++frame;
        return taken;
    }
    // One picture in each frame; key frames lie `gop` apart, counted from where the source began.
    void source(std::uint64_t count, std::uint64_t gop) {
        for (std::uint64_t i = 0; i < count; ++i) step({unit(coded++ % gop == 0)});
    }

    Passage passage{grid};
    std::uint64_t frame = 0;
    std::uint64_t coded = 0;
    std::uint64_t made = 0;
    std::uint64_t stream = 1;
    std::vector<std::uint64_t> segments;
    std::vector<std::uint64_t> timelines;
    std::shared_ptr<const UnitFormat> format = std::make_shared<const UnitFormat>(
        UnitFormat{"\1\x4d\x40\x1f\xff\xe1\0\x02\x67\x4d\1\0\1\x68"s, 640, 360});
};

using Frames = std::vector<std::uint64_t>;

}  // namespace

TEST_F(PassageTest, WithoutASourceSegmentsLieOnTheGrid) {
    for (int i = 0; i < 130; ++i) EXPECT_TRUE(step({}, false).units.empty());
    EXPECT_EQ(segments, (Frames{0, 60, 120}));
    EXPECT_TRUE(timelines.empty());
}

TEST_F(PassageTest, AKeyFrameOfASourceThatFitsBeginsATimelineAndItsKeyFramesSegments) {
    for (int i = 0; i < 7; ++i) step({}, false);
    source(120, 60);
    EXPECT_EQ(timelines, Frames{});
    source(181, 60);
    EXPECT_EQ(timelines, Frames{127}) << "the third key frame shows that it fits";
    EXPECT_EQ(segments, (Frames{0, 60, 120, 127, 187, 247, 307}));
    EXPECT_TRUE(passage.passing());
}

TEST_F(PassageTest, WhatIsPassedOnIsWhatCame) {
    source(120, 60);
    const Step first = step({unit(coded++ % 60 == 0)});
    ASSERT_TRUE(first.opens_timeline);
    EXPECT_EQ(first.format, format);
    EXPECT_EQ(first.units, (std::vector<cmaf::Unit>{{true, "key"}}));
    EXPECT_EQ(step({unit(false)}).units, (std::vector<cmaf::Unit>{{false, "picture"}}));
    EXPECT_TRUE(step({}).units.empty()) << "a source may have less pictures than the programme";
    EXPECT_EQ(step({unit(false), unit(false)}).units.size(), 2U) << "or more";
}

TEST_F(PassageTest, AKeyFrameThatIsNotAFramesFirstWaitsForTheNext) {
    source(181, 60);
    ASSERT_TRUE(passage.passing());
    for (int i = 0; i < 58; ++i) step({unit(false)});
    EXPECT_EQ(step({unit(false), unit(true)}).units.size(), 1U);
    const Step next = step({unit(false)});
    EXPECT_TRUE(next.opens_segment);
    EXPECT_EQ(next.units.size(), 2U);
    EXPECT_TRUE(next.units.front().key);
}

TEST_F(PassageTest, ALostSourceIsATimelineThatIsEncoded) {
    source(200, 60);
    const Step lost = step({}, false);
    EXPECT_TRUE(lost.opens_timeline);
    EXPECT_FALSE(lost.passing);
    EXPECT_EQ(lost.format, nullptr);
    for (int i = 0; i < 70; ++i) step({}, false);
    EXPECT_EQ(segments.back(), 260U) << "on a grid that begins with the timeline";
}

TEST_F(PassageTest, WhereNoTimelineCanBeginNothingIsPassedOnMeanwhile) {
    source(200, 60);
    const Step held = step({unit(false)}, false, false);
    EXPECT_TRUE(held.passing);
    EXPECT_TRUE(held.units.empty());
    EXPECT_TRUE(step({}, false, true).opens_timeline);
}

TEST_F(PassageTest, ASegmentOverItsLimitEndsThePassage) {
    source(181, 60);
    ASSERT_TRUE(passage.passing());
    for (int i = 0; i < 73; ++i) EXPECT_TRUE(step({unit(false)}).passing);
    const Step over = step({unit(false)});
    EXPECT_TRUE(over.opens_timeline);
    EXPECT_FALSE(over.passing);
}

TEST_F(PassageTest, AnEarlyKeyFrameEndsASegmentThatWouldElseGetTooLong) {
    source(181, 60);
    for (int i = 0; i < 19; ++i) step({unit(false)});
    EXPECT_TRUE(step({unit(true)}).opens_segment) << "20 frames and 60 more are more than 74";
    for (int i = 0; i < 9; ++i) step({unit(false)});
    EXPECT_FALSE(step({unit(true)}).opens_segment) << "10 and 60 are not";
}

TEST_F(PassageTest, ASourceOfKeyFramesAloneHasNoMoreThanASegmentASecond) {
    source(400, 1);
    ASSERT_TRUE(passage.passing());
    const std::size_t before = segments.size();
    source(300, 1);
    EXPECT_EQ(segments.size() - before, 10U);
}

TEST_F(PassageTest, AfterAFaultItWaitsEachTimeLonger) {
    source(200, 60);
    stream = 2;
    source(1, 60);
    ASSERT_FALSE(passage.passing());
    const std::uint64_t first = timelines.back();
    while (!passage.passing()) source(1, 60);
    EXPECT_GE(timelines.back() - first, Passage::quiet_seconds_min * 30);
    stream = 3;
    source(1, 60);
    const std::uint64_t second = timelines.back();
    while (!passage.passing()) source(1, 60);
    EXPECT_GE(timelines.back() - second, 2 * Passage::quiet_seconds_min * 30);
    EXPECT_LE(timelines.back() - second, 2 * Passage::quiet_seconds_min * 30 + 60);
}

TEST_F(PassageTest, ManyMorePicturesThanFramesEndThePassage) {
    source(200, 60);
    for (int i = 0; i < 10 && passage.passing(); ++i) step({unit(false), unit(false), unit(false)});
    EXPECT_FALSE(passage.passing());
}

// So late that they are of another second, and so early that they are of the same part.
TEST_F(PassageTest, BurstsThatNoPartCouldHoldEndThePassage) {
    const auto after_a_burst = [this](std::size_t bytes) {
        Passage in_long_parts{cmaf::Grid{30, 30, 60}};
        std::uint64_t at = 0;
        const auto next = [&](std::vector<SourceUnit> came) {
            return in_long_parts.step(at++, std::move(came), true, true);
        };
        const auto sized = [this](std::size_t size) {
            SourceUnit one = unit(false);
            one.bytes.assign(size, 'x');
            return one;
        };
        while (at < 190) next({unit(at % 60 == 0)});
        std::vector<SourceUnit> burst{unit(false), unit(false)};
        while (burst.size() < Passage::waiting_max) burst.push_back(sized(400'000));
        next(std::move(burst));
        while (at < 220) EXPECT_TRUE(next({}).passing);
        const Step last = next({sized(1000), sized(bytes - 1000)});
        EXPECT_EQ(in_long_parts.why_not(), last.passing ? "" : "sends more at once than a part holds");
        return last;
    };
    const std::size_t room = cmaf::part_bytes_max - 6 * 400'000;
    EXPECT_TRUE(after_a_burst(room).passing);
    const Step ended = after_a_burst(room + 1);
    EXPECT_FALSE(ended.passing);
    EXPECT_TRUE(ended.opens_timeline);
}
