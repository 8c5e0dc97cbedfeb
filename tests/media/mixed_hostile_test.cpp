// Panelists who are let in and then misbehave, beside one who does not: what the programme shows of the good
// one is counted frame by frame, and so are the programme's own frames.

#include "tests/media/support/hostile_panel.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::testing;
using namespace std::chrono_literals;
using program::Instant;

namespace {

class MixedHostile : public HostilePanel {};

// H.264 under VP8's name.
std::string another_codec() {
    return " videotestsrc is-live=true ! video/x-raw,width=320,height=180,framerate=30/1"
           " ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=30 ! rtph264pay pt=97"
           " ! capssetter join=false replace=true caps=application/x-rtp,media=video,clock-rate=90000,"
           "encoding-name=VP8,payload=97 ! peer.";
}

struct Shape {
    int width;
    int height;
    int fps;
    std::string caps() const {
        return "video/x-raw,format=I420,colorimetry=bt601,width=" + std::to_string(width) +
               ",height=" + std::to_string(height) + ",framerate=" + std::to_string(fps) + "/1";
    }
};

std::string picture_of(const Shape& shape) {
    return " videotestsrc is-live=true pattern=solid-color foreground-color=" + std::to_string(blue_pixel) +
           " ! capsfilter name=shape caps=" + shape.caps() +
           " ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=60 bitrate=600"
           " ! video/x-h264,profile=constrained-baseline"
           " ! rtph264pay pt=96 config-interval=-1 aggregate-mode=zero-latency"
           " ! application/x-rtp,media=video,encoding-name=H264,payload=96 ! peer.";
}

void become(WebrtcOfferer& browser, const Shape& shape) {
    const gst::Owned<GstCaps> caps(gst_caps_from_string(shape.caps().c_str()));
    g_object_set(browser.element("shape"), "caps", caps.get(), nullptr);
}

const std::string h264_and_opus = coloured_picture(blue_pixel) + tone(1400);
const std::string vp8_and_opus = coloured_picture(blue_pixel, "vp8") + tone(1400);

}  // namespace

TEST_F(MixedHostile, WhatIsNoMediaIsNotShownAndWhoBehavesIsUnharmed) {
    attack("no H.264, no Opus", h264_and_opus, garbage());
    attack("no VP8, no Opus", vp8_and_opus, garbage());
    attack("a type that was not offered", h264_and_opus, payload_type(100));
    const Instant to = room.go_on(500ms);
    const Watched watched(room);
    expect_unharmed(watched, to);
    for (const Attack& attack : attacks)
        EXPECT_EQ(watched.shown_between(attack.from + 1s, attack.to, bad_spot).showing, 0U) << attack.words;
}

TEST_F(MixedHostile, BrokenHeadersStrangeStreamsAndNoisyReportsHarmNobodyElse) {
    attack("headers that lie", h264_and_opus, broken_headers());
    attack("streams without number", h264_and_opus, with_strange_streams(15));
    const std::string source = next();
    HostileBrowser noisy(vp8_and_opus);
    publishes(noisy.browser, number, source);
    room.studio().take(beside(source));
    const Instant from = room.go_on(500ms);
    for (unsigned seed = 0; seed < 2000; ++seed) noisy.send_rtcp(rtcp_noise(seed));
    const Instant to = room.go_on(1500ms);
    const Watched watched(room);
    expect_unharmed(watched, to + 1500ms);
    EXPECT_GT(watched.shown_between(attacks[1].from, attacks[1].to, bad_spot).showing, 50U)
        << "its own stream goes on";
    EXPECT_GT(watched.shown_between(from, to + 1500ms, bad_spot).showing, 15U);
}

TEST_F(MixedHostile, APictureThatChangesItsSizeAndItsRateIsShownAndNoFrameIsMissing) {
    const std::string source = next();
    WebrtcOfferer browser(picture_of({640, 360, 30}));
    publishes(browser, number, source);
    room.studio().take(beside(source));
    std::vector<Instant> changed;
    for (const Shape shape :
         {Shape{1280, 720, 30}, Shape{320, 180, 15}, Shape{360, 640, 30}, Shape{640, 360, 60}}) {
        become(browser, shape);
        EXPECT_TRUE(room.wait_for([&](const MixedRoom::Kept& all) {
            const auto& sources = all.sources.back().sources;
            return std::any_of(sources.begin(), sources.end(), [&](const auto& one) {
                return one.source == source && one.width == shape.width && one.height == shape.height;
            });
        })) << shape.caps();
        changed.push_back(room.go_on(1s));
    }
    const Watched watched(room);
    expect_unharmed(watched, changed.back() + 1s);
    for (const Instant at : changed) {
        const Watched::Span span = watched.shown_between(at + 200ms, at + 1s, bad_spot);
        EXPECT_EQ(span.showing, span.frames);
    }
}

TEST_F(MixedHostile, AnotherCodecUnderTheNegotiatedNameIsACard) {
    const std::string source = next();
    WebrtcOfferer browser(another_codec());
    publishes(browser, number, source);
    room.studio().take(beside(source));
    const Instant from = room.go_on(2s);
    const Watched watched(room);
    expect_unharmed(watched, from + 2s);
    const auto& sources = watched.kept().sources.back().sources;
    EXPECT_TRUE(std::none_of(sources.begin(), sources.end(),
                             [&](const auto& one) { return one.source == source && one.width > 0; }));
}
