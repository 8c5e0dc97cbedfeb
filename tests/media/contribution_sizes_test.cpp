// How large a picture a panelist may send: at the limit it comes scaled down, above it the publication ends,
// before memory is taken for it.

#include "media/contribution/contributions.hpp"

#include "tests/media/support/loopback.hpp"
#include "tests/media/support/stage_seen.hpp"
#include "tests/media/support/webrtc_offerer.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::contribution;
using namespace paraninfo::testing;

namespace {

struct ContributionSizes : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    bool join(WebrtcOfferer& browser, const std::string& source) {
        const media_link::Offer offer{
            .session = std::string(23, 'a') + source.back(), .source = source, .sdp = browser.offer()};
        stage.offer(offer);
        const auto answer = seen.answer(offer.session);
        if (!answer || answer->status != 201) return false;
        browser.take_answer(answer->text);
        return true;
    }
    // One picture in each half second: what encodes it is the test.
    static std::string picture(int width, int height) {
        return " videotestsrc is-live=true pattern=solid-color foreground-color=" +
               std::to_string(0xffff0000) +
               " ! video/x-raw,format=I420,colorimetry=bt601,framerate=2/1,width=" + std::to_string(width) +
               ",height=" + std::to_string(height) +
               " ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=2"
               " ! video/x-h264,profile=constrained-baseline"
               " ! rtph264pay pt=96 config-interval=-1 aggregate-mode=zero-latency"
               " ! application/x-rtp,media=video,encoding-name=H264,payload=96 ! peer.";
    }

    StageSeen seen;
    Contributions stage{on_loopback(41700), {.width = 640, .height = 360, .fps = 30}, seen, seen.handlers()};
};

}  // namespace

TEST_F(ContributionSizes, AtTheLimitAPictureComesScaledDown) {
    WebrtcOfferer browser(picture(4096, 2304));
    ASSERT_TRUE(join(browser, "cam-a"));
    EXPECT_TRUE(eventually([&] { return seen.media("cam-a").width == 1920; })) << seen.said();
    EXPECT_EQ(seen.media("cam-a").height, 1080);
    EXPECT_EQ(seen.ends("cam-a"), 0);
}

TEST_F(ContributionSizes, AboveItThePublicationEndsAndNothingOfItIsSeen) {
    WebrtcOfferer wide(picture(4098, 2304));
    WebrtcOfferer high(picture(4096, 2306));
    ASSERT_TRUE(join(wide, "cam-a"));
    ASSERT_TRUE(join(high, "cam-b"));
    EXPECT_TRUE(eventually([&] { return seen.ends("cam-a") == 1 && seen.ends("cam-b") == 1; }));
    EXPECT_NE(seen.said().find("the publisher cam-a"), std::string::npos) << seen.said();
    EXPECT_TRUE(seen.media("cam-a").picture_times.empty() && seen.media("cam-b").picture_times.empty());
}
