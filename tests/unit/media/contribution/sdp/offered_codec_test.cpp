#include "media/contribution/sdp/offered_codec.hpp"

#include <gtest/gtest.h>

using namespace paraninfo::contribution;

namespace {

sdp::Section video(std::vector<std::string_view> formats, std::vector<std::string_view> attributes) {
    return {"video", 9, "UDP/TLS/RTP/SAVPF", std::move(formats), std::move(attributes)};
}

}  // namespace

TEST(OfferedCodec, TheFirstThatIsTakenCounts) {
    const auto section =
        video({"98", "126", "120"}, {"rtpmap:98 VP9/90000", "rtpmap:126 H264/90000", "rtpmap:120 VP8/90000",
                                     "fmtp:126 profile-level-id=42E01F; packetization-mode=1"});
    EXPECT_EQ(choose_codec(section, Purpose::publish)->payload, 126);
    EXPECT_EQ(choose_codec(section, Purpose::publish)->profile, "42E01F");
}

TEST(OfferedCodec, ARetransmissionIsThatOfItsOwnPayload) {
    const auto section =
        video({"96", "97", "99"}, {"rtpmap:96 VP8/90000", "rtpmap:97 rtx/90000", "fmtp:97 apt=98",
                                   "rtpmap:99 rtx/90000", "fmtp:99 apt=96"});
    EXPECT_EQ(choose_codec(section, Purpose::publish)->rtx, 99);
}

TEST(OfferedCodec, FeedbackForAllPayloadsCounts) {
    const auto section = video({"96"}, {"rtpmap:96 VP8/90000", "rtcp-fb:* nack pli", "rtcp-fb:97 nack"});
    EXPECT_EQ(choose_codec(section, Purpose::publish)->feedback, std::vector<std::string>{"nack pli"});
}

TEST(OfferedCodec, AnExtensionsIdIsOneOfTheShortForm) {
    const std::string uri = " http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";
    const auto with = [&](const std::string& id) {
        const std::string line = "extmap:" + id + uri;
        return choose_codec(video({"96"}, {"rtpmap:96 VP8/90000", line}), Purpose::publish)->twcc;
    };
    EXPECT_EQ(with("14"), 14);
    EXPECT_EQ(with("3/sendonly"), 3);
    EXPECT_EQ(with("15"), 0);
    EXPECT_EQ(with("x"), 0);
}

TEST(OfferedCodec, NothingIsTakenOfNothing) {
    EXPECT_EQ(choose_codec(video({}, {}), Purpose::publish), std::nullopt);
    EXPECT_EQ(choose_codec(video({"96"}, {}), Purpose::publish), std::nullopt);
    EXPECT_EQ(choose_codec(video({"webrtc-datachannel"}, {}), Purpose::play), std::nullopt);
}
