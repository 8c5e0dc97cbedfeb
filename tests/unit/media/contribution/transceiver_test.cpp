#include "media/contribution/transceiver.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;

TEST(Transceiver, TheCapsHoldOneCodecAndTheExtensionForTheLine) {
    OfferedMedia media;
    media.codec = Codec::vp8;
    media.payload = 96;
    media.twcc = 4;
    EXPECT_EQ(rtp_caps(media),
              "application/x-rtp,media=video,payload=96,encoding-name=VP8,clock-rate=90000,extmap-4=(string)"
              "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01");
}

TEST(Transceiver, WhatIsSentHasItsSsrc) {
    OfferedMedia media;
    media.payload = 111;
    EXPECT_EQ(rtp_caps(media, 7),
              "application/x-rtp,media=audio,payload=111,encoding-name=OPUS,clock-rate=48000"
              ",encoding-params=(string)2,ssrc=(uint)7");
}
