#include "media/contribution/sdp/offer.hpp"

#include "tests/unit/media/contribution/sdp/offers.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;
using paraninfo::testing::offer_of;
using paraninfo::testing::with;

namespace {

JudgedOffer taken(const std::string& offer, Purpose purpose = Purpose::publish) {
    auto judged = judge(offer, purpose);
    if (const auto* refusal = std::get_if<Refusal>(&judged)) throw std::runtime_error(refusal->words);
    return std::get<JudgedOffer>(std::move(judged));
}

// 0: taken.
int status(const std::string& offer, Purpose purpose = Purpose::publish) {
    const auto judged = judge(offer, purpose);
    const auto* refusal = std::get_if<Refusal>(&judged);
    return refusal ? refusal->status : 0;
}

std::string lines(std::size_t count, const std::string& line) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += line + "\r\n";
    return text;
}

}  // namespace

TEST(Offer, ChromiumPublishesVp8AndOpusAsItPrefers) {
    const JudgedOffer offer = taken(offer_of("chromium_publish"));
    ASSERT_EQ(offer.media.size(), 2U);
    EXPECT_TRUE(offer.bundled);
    const OfferedMedia& picture = offer.media[0];
    EXPECT_EQ(picture.codec, Codec::vp8);
    EXPECT_EQ(picture.payload, 96);
    EXPECT_EQ(picture.rtx, 97);
    EXPECT_EQ(picture.twcc, 4);
    EXPECT_EQ(picture.mid, "0");
    EXPECT_EQ(picture.setup, "actpass");
    EXPECT_EQ(picture.feedback, (std::vector<std::string>{"nack", "nack pli", "ccm fir", "transport-cc"}));
    EXPECT_EQ(picture.ssrcs.size(), 2U);
    EXPECT_EQ(offer.media[1].codec, Codec::opus);
    EXPECT_EQ(offer.media[1].payload, 111);
    EXPECT_EQ(offer.media[1].twcc, 4);
}

TEST(Offer, ChromiumPlaysH264) {
    const JudgedOffer offer = taken(offer_of("chromium_play"), Purpose::play);
    ASSERT_EQ(offer.media.size(), 2U);
    EXPECT_EQ(offer.media[0].codec, Codec::h264);
    EXPECT_EQ(offer.media[0].payload, 102);
    EXPECT_EQ(offer.media[0].profile, "42001f");
}

TEST(Offer, FirefoxHasItsFingerprintForAllSections) {
    const JudgedOffer offer = taken(offer_of("firefox"));
    ASSERT_EQ(offer.media.size(), 2U);
    EXPECT_EQ(offer.media[0].codec, Codec::opus);
    EXPECT_EQ(offer.media[0].payload, 109);
    EXPECT_EQ(offer.media[1].codec, Codec::vp8);
    EXPECT_EQ(offer.media[1].twcc, 7);
    EXPECT_EQ(offer.media[0].fingerprint, offer.media[1].fingerprint);
    EXPECT_TRUE(offer.media[1].fingerprint.starts_with("sha-256 4A:AD"));
}

TEST(Offer, ObsPublishesH264WithItsTransportForAllSections) {
    const JudgedOffer offer = taken(offer_of("obs"));
    ASSERT_EQ(offer.media.size(), 2U);
    EXPECT_EQ(offer.media[1].codec, Codec::h264);
    EXPECT_EQ(offer.media[1].profile, "42e01f");
    EXPECT_EQ(offer.media[1].rtx, std::nullopt);
    EXPECT_EQ(offer.media[0].ufrag, "fwhB");
    EXPECT_EQ(offer.media[0].candidates.size(), 1U);
}

TEST(Offer, AiortcHasATransportForEachSection) {
    const JudgedOffer offer = taken(offer_of("aiortc"));
    ASSERT_EQ(offer.media.size(), 2U);
    EXPECT_NE(offer.media[0].ufrag, offer.media[1].ufrag);
    EXPECT_EQ(offer.media[0].candidates.size(), 2U);
    EXPECT_FALSE(offer.bundled);
    EXPECT_FALSE(taken(with(offer_of("chromium_publish"), "a=group:BUNDLE 0 1\r\n", "")).bundled);
}

TEST(Offer, OneSectionIsEnough) {
    const std::string offer = offer_of("obs");
    const std::string sound = with(offer.substr(0, offer.find("m=video")), "BUNDLE 0 1", "BUNDLE 0");
    EXPECT_EQ(taken(sound).media.size(), 1U);
}

TEST(Offer, WhatGoesTheWrongWayIsRefused) {
    EXPECT_EQ(status(offer_of("chromium_play"), Purpose::publish), 406);
    EXPECT_EQ(status(offer_of("chromium_publish"), Purpose::play), 406);
    EXPECT_EQ(status(with(offer_of("obs"), "a=sendonly", "a=inactive")), 406);
    EXPECT_EQ(status(with(offer_of("obs"), "m=video 53247", "m=video 0")), 406);
}

TEST(Offer, WithoutACodecInCommonItIsRefused) {
    EXPECT_EQ(status(with(offer_of("obs"), "H264/90000", "H265/90000")), 415);
    EXPECT_EQ(status(with(offer_of("obs"), "opus/48000/2", "L16/44100/2")), 415);
    EXPECT_EQ(status(with(offer_of("obs"), "42e01f", "64001f")), 415);
    EXPECT_EQ(status(with(offer_of("obs"), "packetization-mode=1", "packetization-mode=0")), 415);
    // VP8 alone is not what the return is made of.
    EXPECT_EQ(status(with(offer_of("chromium_play"), "H264/90000", "H263/90000"), Purpose::play), 415);
}

TEST(Offer, APayloadTypeThatCouldBeRtcpIsPassedOver) {
    EXPECT_EQ(status(with(with(offer_of("obs"), "SAVPF 96", "SAVPF 72"), ":96 ", ":72 ")), 415);
}

TEST(Offer, WithoutEncryptionOrOnTwoPortsItIsRefused) {
    EXPECT_EQ(status(with(offer_of("obs"), "UDP/TLS/RTP/SAVPF", "RTP/AVP")), 406);
    EXPECT_EQ(status(with(offer_of("obs"), "a=rtcp-mux\r\n", "")), 406);
    EXPECT_EQ(status(with(offer_of("obs"), "a=fingerprint:sha-256", "a=fingerprint:md5")), 400);
    EXPECT_EQ(status(with(offer_of("obs"), "a=ice-pwd:", "a=no-pwd:")), 400);
    EXPECT_EQ(status(with(offer_of("obs"), "a=setup:actpass", "a=setup:holdconn")), 400);
}

TEST(Offer, ThirdSectionsAndDataChannelsAreRefused) {
    const std::string offer = offer_of("obs");
    const std::string sound =
        offer.substr(offer.find("m=audio"), offer.find("m=video") - offer.find("m=audio"));
    EXPECT_EQ(status(offer + sound), 406);
    EXPECT_EQ(status(offer.substr(0, offer.find("m=video")) + sound), 406);
    EXPECT_EQ(status(with(offer, "m=video 53247 UDP/TLS/RTP/SAVPF 96",
                          "m=application 9 UDP/DTLS/SCTP webrtc-datachannel")),
              406);
}

TEST(Offer, AllSectionsAreBundledOrNone) {
    EXPECT_EQ(status(with(offer_of("obs"), "BUNDLE 0 1", "BUNDLE 0")), 406);
    EXPECT_EQ(status(with(offer_of("obs"), "BUNDLE 0 1", "BUNDLE 0 1 2")), 406);
    EXPECT_EQ(status(with(with(offer_of("obs"), "BUNDLE 0 1", "BUNDLE 0 0"), "a=mid:1", "a=mid:0")), 406);
}

TEST(Offer, ACandidateThatIsANameIsLeftOut) {
    const std::string named =
        with(offer_of("obs"), "192.0.2.7 53247 typ", "3f2b9a64-6f2e-4a0e-8d0c-5c1a6b0f9d11.local 53247 typ");
    EXPECT_TRUE(taken(named).media[0].candidates.empty());
    EXPECT_TRUE(taken(with(offer_of("obs"), "1 1 UDP", "1 1 TCP")).media[0].candidates.empty());
}

TEST(Offer, ThirtyTwoCandidatesAreTakenAndNoMore) {
    const std::string candidate = "a=candidate:1 1 UDP 2114977791 192.0.2.7 53247 typ host";
    const std::string offer = offer_of("obs");  // has one
    EXPECT_EQ(taken(offer + lines(31, candidate)).media[1].candidates.size(), 31U);
    EXPECT_EQ(status(offer + lines(32, candidate)), 400);
}

TEST(Offer, LinesAndLengthsHaveLimits) {
    const std::string offer = offer_of("obs");
    const auto count = static_cast<std::size_t>(std::count(offer.begin(), offer.end(), '\n'));
    EXPECT_EQ(status(offer + lines(offer_lines_max - count, "a=x")), 0);
    EXPECT_EQ(status(offer + lines(offer_lines_max - count + 1, "a=x")), 400);
    EXPECT_EQ(status(offer + "a=" + std::string(offer_line_bytes_max - 2, 'x') + "\r\n"), 0);
    EXPECT_EQ(status(offer + "a=" + std::string(offer_line_bytes_max - 1, 'x') + "\r\n"), 400);
    EXPECT_EQ(status(offer + lines(40, "a=" + std::string(1700, 'x'))), 400);  // more than 64 KiB
}

TEST(Offer, WhatIsNoSdpIsRefused) {
    for (const std::string text : {"", "v=0", "v=0\r\n", "v=1\r\nm=audio 9 UDP/TLS/RTP/SAVPF 0\r\n",
                                   "v=0\r\nm=audio\r\n", "v=0\r\nhello\r\n", "v=0\r\nm=audio 99999 x 0\r\n"})
        EXPECT_EQ(status(text), 400) << text;
    EXPECT_EQ(status(offer_of("obs") + "a=\x01\r\n"), 400);
}

TEST(Offer, AWordOfTheOffersIsNeverInARefusal) {
    const auto judged = judge(with(offer_of("obs"), "a=setup:actpass", "a=setup:<script>"), Purpose::publish);
    EXPECT_EQ(std::get<Refusal>(judged).words.find("script"), std::string::npos);
}
