// A hall with a second feed, by a real encoder over SRT: what is seen and heard of it in the mix, read from
// the programme's coded parts.

#include "tests/media/support/srt_ingest.hpp"
#include "tests/media/support/watched.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace paraninfo;
using namespace paraninfo::testing;
using namespace paraninfo::testing::paint;
using namespace std::chrono_literals;
using program::Instant;
using Layout = media_link::Scene::Layout;
using State = media_link::SourceState::State;

namespace {

const std::string slides = "feed-00000000000000000001";

media_link::Configure with_slides() {
    media_link::Configure configure = panel();
    media_link::Source source;
    source.kind = media_link::Source::Kind::published;
    source.feed = "slides";
    configure.feeds = {{slides, source}};
    return configure;
}

// Green, with a tone of 700 Hz.
std::string green_slides() {
    return "-re -f lavfi -i nullsrc=s=320x180:r=30,format=yuv420p,geq=lum=" + std::to_string(green.y) +
           ":cb=" + std::to_string(green.u) + ":cr=" + std::to_string(green.v) +
           " -f lavfi -i sine=frequency=700:sample_rate=48000 -t 300 -af volume=2 -c:v libx264 -preset"
           " ultrafast -tune zerolatency -g 30 -pix_fmt yuv420p -c:a aac -b:a 64k";
}

bool is(const MixedRoom::Kept& all, State state) {
    return !all.sources.empty() && std::ranges::any_of(all.sources.back().sources, [state](const auto& one) {
        return one.source == slides && one.state == state;
    });
}

}  // namespace

TEST(MixedFeeds, ASecondFeedIsTakenStopsAndComesBackAndNoFrameIsMissing) {
    MixedRoom room(with_slides());
    SrtIngest ingest(room.folder / "media.sock", {"slides"});
    const Panelist ana(room.receiver(), "cam-a", {640, 360}, blue, 1100);
    const auto show = [&](const media_link::Mix& mix) {
        room.studio().take(mix);
        return room.go_on(2500ms);
    };
    EXPECT_TRUE(room.wait_for([](const auto& all) { return is(all, State::stalled); }));
    auto encoder = std::make_unique<test::Encoder>(ingest.url("slides"), green_slides());
    ASSERT_TRUE(room.wait_for([](const auto& all) { return is(all, State::live); }));
    EXPECT_TRUE(room.wait_for([](const auto& all) {
        return std::ranges::any_of(all.pictures, [](const auto& one) { return one.source == slides; });
    }));
    const Instant waits = room.go_on(2500ms);
    const Instant taken = show(scene(Layout::full, {slides}));
    const Instant beside = show(scene(Layout::side_by_side, {slides, "cam-a"}));
    show(scene(Layout::full, {slides}));
    encoder.reset();
    EXPECT_TRUE(room.wait_for([](const auto& all) { return is(all, State::stalled); }));
    const Instant gone = room.go_on(2500ms);
    encoder = ingest.publish_again("slides", green_slides());
    EXPECT_TRUE(room.wait_for([](const auto& all) { return is(all, State::live); }));
    const Instant back = room.go_on(2500ms);

    const Watched watched(room);
    expect_unbroken(watched.kept());
    EXPECT_EQ(watched.frames(), watched.frames_sent()) << "each frame of each part is there, once";
    EXPECT_FALSE(watched.shows(waits, {{320, 180, green}}));
    EXPECT_LT(watched.level(waits, 700), 0.01) << "it is not shown";
    EXPECT_TRUE(watched.shows(taken, {{20, 20, green}, {320, 180, green}, {620, 340, green}}));
    EXPECT_GT(watched.level(taken, 700), 0.05);
    EXPECT_LT(watched.level(taken, 440), 0.01) << "the floor, which is not shown";
    EXPECT_TRUE(watched.shows(beside, {{160, 180, green}, {160, 75, mix::black}, {480, 75, blue}}))
        << "the panelist is cut to the place, the slides are seen whole";
    EXPECT_FALSE(watched.shows(gone, {{320, 180, green}}));
    EXPECT_FALSE(watched.shows(gone, {{320, 180, mix::black}})) << "a card, not nothing";
    EXPECT_TRUE(watched.shows(back, {{20, 20, green}, {620, 340, green}}));
    EXPECT_GT(watched.level(back, 700), 0.05);
    EXPECT_FALSE(said(watched.kept(), "the source is silent")) << "a card is no slate";
}
