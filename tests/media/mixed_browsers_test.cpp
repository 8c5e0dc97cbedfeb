// Panelists with webrtcbin as their browsers, over the loopback: what they send is in the coded programme,
// and what comes back to them is the programme without themselves.

#include "tests/media/support/panel_on_loopback.hpp"
#include "tests/media/support/webrtc_player.hpp"
#include "tests/support/eventually.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::testing;
using namespace std::chrono_literals;
using media_link::Offer;
using program::Instant;
using Layout = media_link::Scene::Layout;

namespace {

class MixedBrowsers : public PanelOnLoopback {};

}  // namespace

TEST_F(MixedBrowsers, APanelistIsSeenAndHeardInTheCodedProgrammeAndMissedOnceKilled) {
    auto browser = std::make_unique<WebrtcOfferer>(coloured_picture(0xff00ff00) + tone(1000));
    publishes(*browser, 1, "cam-a");
    room.studio().take(scene(Layout::full, {"cam-a"}));
    const Instant on_air = room.go_on(3s);
    browser->freeze();
    ASSERT_TRUE(room.wait_for([](const MixedRoom::Kept& all) {
        return is(all, "cam-a", media_link::SourceState::State::stalled);
    }));
    const Instant killed = room.go_on(3s);
    ASSERT_TRUE(room.wait_for(
        [](const MixedRoom::Kept& all) { return is(all, "cam-a", media_link::SourceState::State::gone); }));
    auto again = std::make_unique<WebrtcOfferer>(coloured_picture(0xff0000ff) + tone(1000));
    publishes(*again, 2, "cam-a");
    const Instant back = room.go_on(3s);

    const Watched watched(room);
    expect_unbroken(watched.kept());
    EXPECT_EQ(watched.frames(), watched.frames_sent());
    EXPECT_TRUE(
        watched.shows(on_air, {{20, 20, paint::programme_green}, {320, 180, paint::programme_green}}));
    EXPECT_GT(watched.level(on_air, 1000), 0.05);
    EXPECT_FALSE(watched.shows(killed, {{20, 20, paint::programme_green}}));
    EXPECT_LT(watched.level(killed, 1000), 0.01);
    EXPECT_TRUE(watched.shows(back, {{320, 180, paint::programme_blue}}));
}

TEST_F(MixedBrowsers, WhoWaitedIsInTheProgrammeOnceTakenAndNoFrameIsMissing) {
    WebrtcOfferer obs(coloured_picture(0xff00ff00, "h264", 1280, 720, 100'000) + tone(1000));
    publishes(obs, 1, "cam-a");
    ASSERT_TRUE(room.wait_for([](const MixedRoom::Kept& all) {
        const auto& sources = all.sources.back().sources;
        return std::any_of(sources.begin(), sources.end(), [](const auto& one) {
            return one.source == "cam-a" && one.width == 1280 && one.fps > 20;
        });
    }));
    const auto thumbnails = [](const MixedRoom::Kept& all) {
        return std::count_if(all.pictures.begin(), all.pictures.end(),
                             [](const auto& one) { return one.source == "cam-a"; });
    };
    const auto before = thumbnails(room.kept());
    ASSERT_TRUE(room.wait_for([&](const MixedRoom::Kept& all) { return thumbnails(all) > before + 1; }));
    room.studio().take(scene(Layout::full, {"cam-a"}));
    const Instant taken = room.go_on(3s);

    const Watched watched(room);
    expect_unbroken(watched.kept());
    EXPECT_EQ(watched.frames(), watched.frames_sent());
    EXPECT_TRUE(watched.shows(taken, {{20, 20, paint::programme_green}, {320, 180, paint::programme_green}}));
    EXPECT_GT(watched.level(taken, 1000), 0.05) << "the sound never waits";
}

TEST_F(MixedBrowsers, WhoPlaysSeesTheProgrammeAndDoesNotHearThemselves) {
    WebrtcOfferer ana(coloured_picture(0xff00ff00) + tone(1000));
    WebrtcOfferer ben(coloured_picture(0xff0000ff) + tone(1400));
    publishes(ana, 1, "cam-a");
    publishes(ben, 2, "cam-b");
    media_link::Mix mix = scene(Layout::full, {"cam-b"});
    mix.sources = {{"cam-a", 0, false, 0ms, media_link::SourceMix::Heard::always, {}}};
    room.studio().take(mix);
    WebrtcPlayer anas;
    WebrtcPlayer somebodys;
    join(anas.browser, 3, "cam-a", Offer::Kind::play);
    join(somebodys.browser, 4, "", Offer::Kind::play);
    EXPECT_TRUE(eventually([&] {
        const SeenMedia own = anas.seen();
        return own.shows(programme_blue) && own.sounds(1400, {1000});
    }));
    EXPECT_TRUE(eventually([&] {
        const SeenMedia all = somebodys.seen();
        return all.shows(programme_blue) && all.samples.size() >= SeenMedia::second &&
               amplitude(all.samples, 1000) > 0.05 && amplitude(all.samples, 1400) > 0.05;
    }));
}
