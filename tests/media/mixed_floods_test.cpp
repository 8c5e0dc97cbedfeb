// Panelists who send more than a server can take, strangers who send to somebody's port, and a line that
// loses packets: beside a panelist who does nothing of it.

#include "tests/media/support/hostile_panel.hpp"
#include "tests/media/support/stranger.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::testing;
using namespace std::chrono_literals;
using program::Instant;

namespace {

class MixedFloods : public HostilePanel {
  protected:
    bool is_put_out(const std::string& source) {
        return room.wait_for([&](const MixedRoom::Kept& all) { return is(all, source, State::too_much); });
    }
    // Another offer for the same source, made as a page makes one whose connection ended.
    media_link::Answer asked_again(const std::string& source) {
        WebrtcOfferer again(tone(440));
        return answer_to(again, 50 + number, source);
    }
};

const std::string many_small_pictures =
    " videotestsrc is-live=true ! video/x-raw,format=I420,width=64,height=36,framerate=200/1"
    " ! vp8enc deadline=1 cpu-used=8 ! rtpvp8pay pt=97 picture-id-mode=2"
    " ! application/x-rtp,media=video,encoding-name=VP8,payload=97 ! peer.";

const std::string moving_picture =
    " videotestsrc is-live=true pattern=smpte horizontal-speed=16"
    " ! video/x-raw,format=I420,width=640,height=360,framerate=30/1"
    " ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=60 bitrate=800"
    " ! video/x-h264,profile=constrained-baseline"
    " ! rtph264pay pt=96 config-interval=-1 aggregate-mode=zero-latency"
    " ! application/x-rtp,media=video,encoding-name=H264,payload=96 ! peer.";

}  // namespace

TEST_F(MixedFloods, WhoSendsThirtyMegabitsASecondIsPutOutAndToldWhyAndNobodyElseNotices) {
    const std::string source = next();
    HostileBrowser bad(coloured_picture(blue_pixel) + tone(1400));
    publishes(bad.browser, number, source);
    room.studio().take(beside(source));
    room.go_on(500ms);
    bad.change(with_flood(45, 1000));
    EXPECT_TRUE(is_put_out(source));
    const media_link::Answer again = asked_again(source);
    EXPECT_EQ(again.status, 413);
    EXPECT_EQ(again.text, "it sent more than is taken");
    const Instant after = room.go_on(2s);
    const Watched watched(room);
    expect_unharmed(watched, after + 2s);
    EXPECT_EQ(watched.shown_between(after + 1s, after + 2s, bad_spot).showing, 0U) << "a card";
    EXPECT_TRUE(said(watched.kept(), "is put out: it sends more than is taken"));
}

TEST_F(MixedFloods, WhoSendsTwoHundredPicturesASecondIsPutOut) {
    const std::string source = next();
    WebrtcOfferer bad(many_small_pictures);
    publishes(bad, number, source);
    room.studio().take(beside(source));
    EXPECT_TRUE(is_put_out(source));
    const Instant after = room.go_on(1s);
    const Watched watched(room);
    expect_unharmed(watched, after + 1s);
}

TEST_F(MixedFloods, AStrangersDatagramsAtAPanelistsPortAreNothingToThem) {
    const Stranger stranger(port_of(good_answer));
    const Instant from = room.go_on(3s);
    const Watched watched(room);
    expect_unharmed(watched, from + 3s);
}

TEST_F(MixedFloods, ALineThatLosesOneInTwentyBothWaysCostsTheProgrammeNoFrameAndThePanelistGoesOn) {
    const std::string source = next();
    HostileBrowser poor(moving_picture);
    poor.repair();
    publishes(poor.browser, number, source);
    poor.lose(5);
    room.studio().take(scene(media_link::Scene::Layout::full, {source}));
    const Instant from = room.go_on(4s) + 1s;
    const Watched watched(room);
    expect_unbroken(watched.kept());
    EXPECT_EQ(watched.frames(), watched.frames_sent());
    EXPECT_GT(watched.moved_between(from, from + 3s), 45U) << "of ninety; on a busy machine repairs are late";
}
