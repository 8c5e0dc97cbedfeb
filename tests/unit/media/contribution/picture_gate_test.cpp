#include "media/contribution/picture_gate.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;
using namespace std::chrono_literals;

TEST(PictureGate, AllPassesUntilSomebodyWantsLess) {
    PictureGate gate;
    EXPECT_TRUE(gate.passes(false, 1s));
    EXPECT_TRUE(gate.passes(true, 2s));
    EXPECT_TRUE(gate.passes(true, 2s + 33ms));
    EXPECT_TRUE(gate.passes(false, 2s + 66ms));
    EXPECT_FALSE(gate.lacks_key());
}

TEST(PictureGate, ForAThumbnailKeyFramesAlonePass) {
    PictureGate gate;
    gate.want_whole(false);
    EXPECT_FALSE(gate.passes(false, 1s));
    EXPECT_TRUE(gate.passes(true, 2s));
    EXPECT_FALSE(gate.passes(false, 2s + 33ms));
    EXPECT_FALSE(gate.lacks_key()) << "nobody misses it";
}

TEST(PictureGate, KeyFramesThatComeFasterThanThumbnailsAreLeftOutToo) {
    PictureGate gate;
    gate.want_whole(false);
    EXPECT_TRUE(gate.passes(true, 1s));
    EXPECT_FALSE(gate.passes(true, 1s + PictureGate::decoded_every - 1ms));
    EXPECT_TRUE(gate.passes(true, 1s + PictureGate::decoded_every));
}

TEST(PictureGate, WantedAgainItWaitsForAKeyFrameAndThenPassesAll) {
    PictureGate gate;
    gate.want_whole(false);
    gate.passes(false, 1s);
    gate.want_whole(true);
    EXPECT_TRUE(gate.lacks_key());
    EXPECT_FALSE(gate.passes(false, 2s)) << "it builds on what was left out";
    EXPECT_TRUE(gate.passes(true, 3s));
    EXPECT_FALSE(gate.lacks_key());
    EXPECT_TRUE(gate.passes(false, 3s + 33ms));
}

TEST(PictureGate, WhereNothingWasLeftOutNothingIsMissed) {
    PictureGate gate;
    gate.passes(true, 1s);
    gate.want_whole(false);
    gate.want_whole(true);
    EXPECT_FALSE(gate.lacks_key());
    EXPECT_TRUE(gate.passes(false, 1s + 33ms));
}

TEST(PictureGate, AKeyFrameThatWasLeftOutIsMissedByWhatFollows) {
    PictureGate gate;
    gate.want_whole(false);
    gate.passes(true, 1s);
    EXPECT_FALSE(gate.passes(true, 1s + 100ms));
    gate.want_whole(true);
    EXPECT_TRUE(gate.lacks_key());
    EXPECT_FALSE(gate.passes(false, 1s + 133ms));
}
