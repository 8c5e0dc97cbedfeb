#include "media/program/source_fit.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::program;
using namespace std::string_literals;

namespace {

struct SourceFitTest : testing::Test {
    static std::shared_ptr<const UnitFormat> format(int width = 1280, unsigned profile = 77) {
        UnitFormat format{"\1\x4d\x40\x1f\xff\xe1\0\x02\x67\x4d\1\0\1\x68"s, width, 720};
        format.avcc[1] = static_cast<char>(profile);
        return std::make_shared<const UnitFormat>(format);
    }
    // One picture in each of so many frames, a key frame each `gop`.
    void frames(std::uint64_t count, std::uint64_t gop, std::size_t size = 10) {
        for (const std::uint64_t end = frame + count; frame < end; ++frame) {
            fit.note(frame, {Instant(std::int64_t(frame) * 33'000'000), frame % gop == 0, stream, how,
                             std::string(size, 'x')});
            fit.note_frame(frame, true);
        }
    }

    SourceFit fit{30, 74};
    std::uint64_t frame = 0;
    std::uint64_t stream = 1;
    std::shared_ptr<const UnitFormat> how = format();
};

}  // namespace

TEST_F(SourceFitTest, TwoWholeGroupsOfPicturesShowThatItFits) {
    frames(120, 60);
    EXPECT_FALSE(fit.fits());
    frames(1, 60);
    EXPECT_TRUE(fit.fits());
    EXPECT_EQ(fit.longest_gop(), 60U);
    EXPECT_EQ(fit.breaks(), 0U);
}

TEST_F(SourceFitTest, KeyFramesMayBeAsFarApartAsASegmentIsLong) {
    frames(149, 74);
    EXPECT_TRUE(fit.fits());
    frame = 75000;
    stream = 2;
    frames(300, 75);
    EXPECT_FALSE(fit.fits());
    EXPECT_EQ(fit.why(), "has key frames more than 2.4 s apart");
}

TEST_F(SourceFitTest, WhatFitsNoMoreIsABreak) {
    frames(121, 60);
    stream = 2;
    frames(1, 60);
    EXPECT_FALSE(fit.fits());
    EXPECT_EQ(fit.breaks(), 1U);
    EXPECT_EQ(fit.why(), "began anew");
}

TEST_F(SourceFitTest, AnotherFormatIsABreak) {
    frames(121, 60);
    how = format(640);
    frames(1, 60);
    EXPECT_EQ(fit.breaks(), 1U);
    EXPECT_EQ(fit.why(), "has another format than before");
}

TEST_F(SourceFitTest, AProfileThatBrowsersDoNotPlayNeverFits) {
    how = format(1280, 122);
    frames(301, 60);
    EXPECT_FALSE(fit.fits());
}

TEST_F(SourceFitTest, ReorderedPicturesNeverFit) {
    for (; frame < 300; ++frame) {
        const std::int64_t at = frame % 2 == 0 ? std::int64_t(frame) + 2 : std::int64_t(frame);
        fit.note(frame, {Instant(at * 33'000'000), frame % 60 == 0, stream, how, "x"});
        fit.note_frame(frame, true);
    }
    EXPECT_FALSE(fit.fits());
    EXPECT_NE(fit.why().find("B-frames"), std::string::npos);
}

TEST_F(SourceFitTest, ASourceThatIsNotShownIsJudgedAnew) {
    frames(121, 60);
    fit.note_frame(frame++, false);
    EXPECT_FALSE(fit.fits());
    EXPECT_EQ(fit.breaks(), 1U);
}

TEST_F(SourceFitTest, MoreThanItsBytesASecondNeverFits) {
    frames(181, 60, SourceFit::second_bytes_max / 30);
    EXPECT_TRUE(fit.fits());
    frames(60, 60, SourceFit::second_bytes_max / 30 + 1000);
    EXPECT_FALSE(fit.fits());
    EXPECT_EQ(fit.why(), "sends more than 20 Mbit/s");
}

TEST_F(SourceFitTest, APictureOverItsLimitIsABreak) {
    frames(121, 60);
    frames(1, 60, SourceFit::unit_bytes_max);
    EXPECT_TRUE(fit.fits());
    frames(1, 60, SourceFit::unit_bytes_max + 1);
    EXPECT_FALSE(fit.fits());
}

TEST_F(SourceFitTest, ThePictureThatGoesOverTheBytesOfASecondIsTheBreak) {
    frames(121, 60);
    const std::size_t least = 29 * 10;  // of the pictures before, within the second
    frames(1, 60, SourceFit::unit_bytes_max);
    frames(1, 60, SourceFit::unit_bytes_max);
    frames(1, 60, SourceFit::second_bytes_max - 2 * SourceFit::unit_bytes_max - least);
    EXPECT_TRUE(fit.fits());
    frames(1, 60, least);
    EXPECT_FALSE(fit.fits());
    EXPECT_EQ(fit.why(), "sends more than 20 Mbit/s");
}
