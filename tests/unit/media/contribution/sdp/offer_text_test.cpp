#include "media/contribution/sdp/offer_text.hpp"

#include "tests/unit/media/contribution/sdp/offers.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;
using paraninfo::testing::offer_of;

namespace {

JudgedOffer judged(const std::string& text, Purpose purpose) {
    return std::get<JudgedOffer>(judge(text, purpose));
}

}  // namespace

TEST(OfferText, SaysAgainWhatWasJudgedAndNothingElse) {
    for (const char* client : {"chromium_publish", "firefox", "obs", "aiortc"}) {
        const JudgedOffer offer = judged(offer_of(client), Purpose::publish);
        EXPECT_EQ(judged(offer_text(offer), Purpose::publish), offer) << client;
    }
}

TEST(OfferText, OfAPlayerNoSendersAreSaid) {
    const JudgedOffer offer = judged(offer_of("chromium_play"), Purpose::play);
    EXPECT_EQ(judged(offer_text(offer), Purpose::play), offer);
    EXPECT_EQ(offer_text(offer).find("ssrc"), std::string::npos);
}

TEST(OfferText, WhatIsNotAnsweredIsNotSaid) {
    const std::string text = offer_text(judged(offer_of("chromium_publish"), Purpose::publish));
    for (const char* word : {"H264", "AV1", "goog-remb", "msid", "abs-send-time", "PCMU", "ulpfec"})
        EXPECT_EQ(text.find(word), std::string::npos) << word;
}
