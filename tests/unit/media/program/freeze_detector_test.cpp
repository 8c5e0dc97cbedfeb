#include "media/program/freeze_detector.hpp"

#include <gtest/gtest.h>

#include <vector>

using namespace paraninfo::program;

namespace {

constexpr int width = 640;
constexpr int height = 360;

struct FreezeDetectorTest : testing::Test {
    std::vector<std::uint8_t> luma = std::vector<std::uint8_t>(width * height, 100);
    FreezeDetector detector;
    bool shown() { return detector.changed(luma, width, height, width); }
    void box(int x, int y, int side, std::uint8_t value) {
        for (int row = y; row < y + side; ++row)
            for (int column = x; column < x + side; ++column)
                luma[static_cast<std::size_t>(row * width + column)] = value;
    }
};

}  // namespace

TEST_F(FreezeDetectorTest, TheFirstPictureIsAChangeAndTheSameAgainIsNone) {
    EXPECT_TRUE(shown());
    EXPECT_FALSE(shown());
    EXPECT_FALSE(shown());
}

TEST_F(FreezeDetectorTest, SomethingSmallThatMovesIsAChange) {
    shown();
    box(300, 150, 60, 160);
    EXPECT_TRUE(shown());
    EXPECT_FALSE(shown());
    box(300, 150, 60, 100);
    EXPECT_TRUE(shown());
}

TEST_F(FreezeDetectorTest, WhatAnEncoderMakesAnewOfAStillPictureIsNoChange) {
    shown();
    for (std::size_t i = 0; i < luma.size(); ++i)
        luma[i] = static_cast<std::uint8_t>(100 + static_cast<int>(i % 13) - 6);
    EXPECT_FALSE(shown());
}

TEST_F(FreezeDetectorTest, ASlowFadeAddsUp) {
    shown();
    int changes = 0;
    for (int step = 1; step <= 20; ++step) {
        luma.assign(luma.size(), static_cast<std::uint8_t>(100 + step));
        if (shown()) ++changes;
    }
    EXPECT_EQ(changes, 2);
}

TEST_F(FreezeDetectorTest, TwoPointsAreTooFewAndThreeEnough) {
    shown();
    const auto point = [this](int column) { box((2 * column + 1) * width / 64, height / 48, 1, 200); };
    point(0);
    point(1);
    EXPECT_FALSE(shown());
    point(2);
    EXPECT_TRUE(shown());
}

TEST_F(FreezeDetectorTest, ABufferThatIsTooShortIsNotRead) {
    shown();
    luma.resize(luma.size() - 1);
    EXPECT_TRUE(shown());
}
