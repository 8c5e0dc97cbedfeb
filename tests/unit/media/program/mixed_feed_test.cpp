#include "media/program/mixed_feed.hpp"

#include "tests/unit/media/program/mixing.hpp"

using namespace paraninfo;
using namespace paraninfo::program;
using namespace paraninfo::program::test;
using namespace paraninfo::testing;
using namespace paraninfo::testing::paint;
using namespace std::chrono_literals;
using media_link::SourceMix;
using media_link::Transition;
using Layout = media_link::Scene::Layout;

TEST_F(MixedFeedTest, BeforeAnyMixItIsTheFloorUntouched) {
    EXPECT_EQ(next(), hall.shown);
    after(5);
    EXPECT_NEAR(level(heard, 440), loud, 0.005);
}

TEST_F(MixedFeedTest, TheFloorAloneAndSilentLeavesThePictureToTheSlate) {
    silent = true;
    EXPECT_EQ(next(), nullptr);
    show(Layout::full, {});
    silent = false;
    EXPECT_EQ(next(), nullptr) << "a scene without sources is the slate";
}

TEST_F(MixedFeedTest, EachSourceIsSeenAtItsPlace) {
    sends("cam-a", green);
    sends("cam-b", blue);
    show(Layout::side_by_side, {"cam-a", "cam-b"});
    const auto beside = after(3);
    EXPECT_TRUE(alike(at(beside, 80, 90), green, 5));
    EXPECT_TRUE(alike(at(beside, 240, 90), blue, 5));
    EXPECT_EQ(at(beside, 160, 4), mix::black);
    show(Layout::picture_in_picture, {floor_source, "cam-a"});
    const auto inside = next();
    EXPECT_TRUE(alike(at(inside, 80, 60), red, 5));
    EXPECT_TRUE(alike(at(inside, 272, 149), green, 5));
    show(Layout::full, {"cam-b"});
    EXPECT_TRUE(alike(at(next(), 160, 90), blue, 5));
}

TEST_F(MixedFeedTest, ASourceWithoutAPictureIsACardAndComesBack) {
    sends("cam-a", green);
    mix_.sources = {{"cam-a", 0, false, 0ms, SourceMix::Heard::while_shown, "Ana"}};
    show(Layout::full, {"cam-a"});
    EXPECT_TRUE(alike(at(after(3), 160, 90), green, 5));
    sending.clear();
    EXPECT_TRUE(alike(at(next(), 160, 90), green, 5)) << "the last picture stays for a while";
    const auto card = after(20);
    ASSERT_NE(card, nullptr) << "a card, not the slate";
    EXPECT_FALSE(alike(at(card, 10, 10), green, 5));
    sending.emplace_back("cam-a", green);
    EXPECT_TRUE(alike(at(after(10), 160, 90), green, 5));
}

TEST_F(MixedFeedTest, AFadeGoesFromOneToTheOtherInItsFrames) {
    sends("cam-a", blue);
    after(3);
    show(Layout::full, {"cam-a"}, Transition::fade, 333ms);
    int last = at(hall.shown, 160, 90).v;
    for (int i = 1; i <= 10; ++i) {
        const int here = at(next(), 160, 90).v;
        EXPECT_LT(here, last) << i;
        last = here;
    }
    EXPECT_NEAR(last, blue.v, 3);
}

TEST_F(MixedFeedTest, AMoveGlides) {
    sends("cam-a", green);
    sends("cam-b", blue);
    show(Layout::side_by_side, {"cam-a", "cam-b"});
    after(3);
    show(Layout::full, {"cam-a"}, Transition::move, 333ms);
    int width = 0;
    for (int i = 1; i <= 10; ++i) {
        const auto picture = next();
        int green_pixels = 0;
        for (int x = 0; x < 320; ++x) green_pixels += alike(at(picture, x, 90), green, 6);
        EXPECT_GE(green_pixels, width) << i;
        width = green_pixels;
    }
    EXPECT_EQ(width, 320);
}

TEST_F(MixedFeedTest, ALowerThirdIsLaidOverWhateverIsShown) {
    mix_.third_line_1 = "Ana María Ruiz";
    show(Layout::full, {floor_source});
    const auto with = after(10);
    EXPECT_NE(with, hall.shown);
    int dark = 0;
    for (int y = 120; y < 175; ++y) dark += !alike(at(with, 24, y), red, 10);
    EXPECT_GT(dark, 5);
    EXPECT_TRUE(alike(at(with, 160, 40), red));
    mix_.third_line_1.clear();
    show(Layout::full, {floor_source});
    EXPECT_EQ(after(10), hall.shown);
}

TEST_F(MixedFeedTest, ALowerThirdOutlivesTheSlate) {
    mix_.third_line_1 = "Ana María Ruiz";
    show(Layout::full, {floor_source});
    after(10);
    show(Layout::full, {});
    EXPECT_EQ(after(10), nullptr);
    show(Layout::full, {floor_source});
    EXPECT_NE(next(), hall.shown);
    silent = true;
    EXPECT_EQ(after(3), nullptr);
    silent = false;
    EXPECT_NE(next(), hall.shown);
}

TEST_F(MixedFeedTest, SourcesAreHeardWhileShownOrAlwaysOrNotAtAll) {
    sends("cam-a", green);
    sends("cam-b", blue);
    show(Layout::full, {"cam-a"});
    after(12);
    EXPECT_NEAR(level(heard, 700), loud, 0.01);
    EXPECT_LT(level(heard, 440), 0.001) << "the floor is not shown";
    EXPECT_LT(level(heard, 1100), 0.001);
    mix_.sources = {{floor_source, 0, false, 0ms, SourceMix::Heard::always, {}},
                    {"cam-a", 0, true, 0ms, SourceMix::Heard::always, {}},
                    {"cam-b", -600, false, 0ms, SourceMix::Heard::always, {}}};
    feed.mix(mix_);
    after(12);
    EXPECT_NEAR(level(heard, 440), loud, 0.01);
    EXPECT_LT(level(heard, 700), 0.001) << "muted";
    EXPECT_NEAR(level(heard, 1100), loud * 0.501, 0.01);
}

TEST_F(MixedFeedTest, WhoShowsTheirScreenAloneIsHeard) {
    sends("cam-a", green);
    sends("scr-a", blue);
    show(Layout::full, {"scr-a"});
    after(12);
    EXPECT_NEAR(level(heard, 700), loud, 0.01);
    mix_.sources = {{"cam-a", 0, true, 0ms, SourceMix::Heard::while_shown, {}}};
    feed.mix(mix_);
    after(12);
    EXPECT_LT(level(heard, 700), 0.001) << "muted";
    mix_.sources.clear();
    show(Layout::full, {"scr-b"});
    after(12);
    EXPECT_LT(level(heard, 700), 0.001) << "another's screen";
}

TEST_F(MixedFeedTest, AListenerHearsTheProgrammeWithoutThemselves) {
    sends("cam-a", green);
    sends("cam-b", blue);
    listeners = {{"cam-a", {}}, {"", {}}};
    show(Layout::grid, {floor_source, "cam-a", "cam-b"});
    after(12);
    EXPECT_LT(level(listeners["cam-a"], 700), 0.001);
    EXPECT_NEAR(level(listeners["cam-a"], 1100), loud, 0.01);
    EXPECT_NEAR(level(listeners["cam-a"], 440), loud, 0.01);
    EXPECT_NEAR(level(listeners[""], 700), loud, 0.01);
    bus = media_link::Offer::Bus::hall_minus;
    after(12);
    EXPECT_LT(level(listeners["cam-a"], 440), 0.001) << "the hall does not hear itself";
    EXPECT_NEAR(level(listeners[""], 700), loud, 0.01);
}

TEST_F(MixedFeedTest, AReturnHasASourceAtALevelOfItsOwn) {
    sends("cam-a", green);
    sends("cam-b", blue);
    listeners = {{"cam-a", {}}, {"cam-b", {}}, {"", {}}};
    mix_.returns = {{"cam-a", floor_source, -600}};
    show(Layout::grid, {floor_source, "cam-a", "cam-b"});
    after(12);
    EXPECT_NEAR(level(listeners["cam-a"], 440), loud * 0.501, 0.01);
    EXPECT_NEAR(level(listeners["cam-b"], 440), loud, 0.01);
    EXPECT_NEAR(level(listeners[""], 440), loud, 0.01);
    EXPECT_NEAR(level(heard, 440), loud, 0.01) << "the programme is as it was";
}

TEST_F(MixedFeedTest, TheFloorIsDuckedForWhoSpeaksAndWhereThatIsWantedForAll) {
    sends("cam-a", green);
    listeners = {{"cam-a", {}}, {"", {}}};
    mix_.ducking = {0, -1200};
    show(Layout::grid, {floor_source, "cam-a"});
    after(12);
    EXPECT_NEAR(level(listeners["cam-a"], 440), loud * 0.251, 0.01);
    EXPECT_NEAR(level(listeners[""], 440), loud, 0.01);
    EXPECT_NEAR(level(heard, 440), loud, 0.01);
    mix_.ducking = {-600, -1200};
    feed.mix(mix_);
    after(12);
    EXPECT_NEAR(level(heard, 440), loud * 0.501, 0.01);
    EXPECT_NEAR(level(heard, 700), loud, 0.01) << "who speaks is not ducked";
    EXPECT_NEAR(level(listeners["cam-a"], 440), loud * 0.251, 0.01) << "the deeper one, and not their sum";
    show(Layout::full, {floor_source});
    after(12);
    EXPECT_NEAR(level(heard, 440), loud, 0.01) << "whom nobody hears ducks nothing";
}

TEST_F(MixedFeedTest, ASoloIsHeardByWhoAskedForItAndIsOnNoProgramme) {
    sends("cam-a", green);
    listeners = {{"cam-a", {}}};
    bus = media_link::Offer::Bus::solo;
    show(Layout::full, {floor_source});
    after(12);
    EXPECT_NEAR(level(listeners["cam-a"], 700), loud, 0.01);
    EXPECT_LT(level(listeners["cam-a"], 440), 0.001);
    EXPECT_LT(level(heard, 700), 0.001);
    EXPECT_NEAR(level(heard, 440), loud, 0.01);
}

TEST_F(MixedFeedTest, AProducerIsHeardByWhomTheySpeakToAndTheProgrammeGoesDownForThem) {
    sends("cam-a", green);
    sends("talk-p", blue);
    listeners = {{"cam-a", {}}, {"cam-b", {}}, {"", {}}};
    show(Layout::full, {floor_source});
    feed.set_asides({{{"talk-p", 0, -1800, {"cam-a"}}}});
    after(12);
    EXPECT_NEAR(level(listeners["cam-a"], 1100), loud, 0.01);
    EXPECT_NEAR(level(listeners["cam-a"], 440), loud * 0.126, 0.01);
    for (const char* other : {"cam-b", ""}) {
        EXPECT_LT(level(listeners[other], 1100), 0.001) << "it is not for them";
        EXPECT_NEAR(level(listeners[other], 440), loud, 0.01);
    }
    EXPECT_LT(level(heard, 1100), 0.001) << "and it is on no programme";
    EXPECT_NEAR(level(heard, 440), loud, 0.01);
    feed.set_asides({});
    after(12);
    EXPECT_LT(level(listeners["cam-a"], 1100), 0.001);
    EXPECT_NEAR(level(listeners["cam-a"], 440), loud, 0.01);
}

TEST_F(MixedFeedTest, TalkbackGoesOnUnderTheSlateAndNothingElseDoes) {
    sends("talk-p", blue);
    listeners = {{"cam-a", {}}, {"", {}}};
    hidden = true;
    show(Layout::full, {floor_source});
    feed.set_asides({{{"talk-p", 0, -1800, {"cam-a"}}}});
    after(12);
    EXPECT_NEAR(level(listeners["cam-a"], 1100), loud, 0.01);
    EXPECT_LT(level(listeners["cam-a"], 440), 0.001);
    EXPECT_LT(level(listeners[""], 440), 0.001);
    show(Layout::full, {});
    hidden = false;
    after(12);
    EXPECT_NEAR(level(listeners["cam-a"], 1100), loud, 0.01) << "a scene of nothing is the slate too";
}

TEST_F(MixedFeedTest, TalkbackIsNeverInTheProgrammeWhateverAMixSays) {
    sends("talk-p", blue);
    mix_.sources = {{"talk-p", 1200, false, 0ms, SourceMix::Heard::always, ""}};
    show(Layout::full, {floor_source});
    after(12);
    EXPECT_LT(level(heard, 1100), 0.001);
    EXPECT_NEAR(feed.take_peak("talk-p"), 6000, 50) << "it comes in";
    for (const auto& seen : feed.seen()) EXPECT_NE(seen.source, "talk-p") << "no picture of it is made";
}

TEST_F(MixedFeedTest, WhoWaitsHearsTheOthersWhoWaitBesidesTheProgramme) {
    sends("cam-a", green);
    sends("cam-b", blue);
    listeners = {{"cam-a", {}}, {"cam-b", {}}};
    show(Layout::full, {floor_source});
    feed.set_asides({{{"cam-a", -600, 0, {"cam-b"}}, {"cam-b", -600, 0, {"cam-a", "cam-b"}}}});
    after(12);
    EXPECT_NEAR(level(listeners["cam-a"], 1100), loud * 0.501, 0.01);
    EXPECT_NEAR(level(listeners["cam-b"], 700), loud * 0.501, 0.01);
    EXPECT_LT(level(listeners["cam-b"], 1100), 0.001) << "nobody hears themselves";
    EXPECT_NEAR(level(listeners["cam-a"], 440), loud, 0.01) << "the programme is as it was";
    EXPECT_LT(level(heard, 700) + level(heard, 1100), 0.001);
}

TEST_F(MixedFeedTest, AProducerWhoListensHearsTheProgrammeAsItIsAndWhoWaitsBesides) {
    sends("cam-a", green);
    sends("talk-p", blue);
    listeners = {{"talk-p", {}}, {"talk-q", {}}, {"", {}}};
    mix_.returns = {{"cam-a", floor_source, -2000}};
    mix_.ducking = {0, -1200};
    show(Layout::grid, {floor_source, "cam-a"});
    after(12);
    EXPECT_TRUE(listeners["talk-p"] == listeners[""]) << "to the last bit";
    show(Layout::full, {floor_source});
    feed.set_asides({{{"cam-a", -600, 0, {"talk-p"}}}});
    after(12);
    EXPECT_NEAR(level(listeners["talk-p"], 700), loud * 0.501, 0.01);
    EXPECT_NEAR(level(listeners["talk-p"], 440), loud, 0.01);
    EXPECT_LT(level(listeners["talk-p"], 1100), 0.001) << "never their own talkback";
    EXPECT_TRUE(listeners["talk-q"] == listeners[""]) << "who does not listen";
    EXPECT_LT(level(heard, 700), 0.001) << "and it is on no programme";
    hidden = true;
    after(12);
    EXPECT_NEAR(level(listeners["talk-p"], 700), loud * 0.501, 0.01) << "under the slate too";
    EXPECT_LT(level(listeners["talk-p"], 440), 0.001);
}

TEST_F(MixedFeedTest, PeaksAndPicturesOfEachSourceAreToBeHad) {
    sends("cam-a", green);
    after(6);
    EXPECT_NEAR(feed.take_peak("cam-a"), 6000, 50);
    EXPECT_NEAR(feed.take_peak(floor_source), 6000, 50) << "heard or not";
    EXPECT_EQ(feed.take_peak("cam-b"), 0);
    const auto seen = feed.seen();
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0].source, floor_source);
    EXPECT_EQ(mix::size_of(seen[1].picture, {}), (mix::Size{64, 36}));
}

TEST_F(MixedFeedTest, ASourceNamedTwiceIsShownOnce) {
    sends("cam-a", green);
    show(Layout::grid, {"cam-a", "cam-a", "cam-a"});
    EXPECT_TRUE(alike(at(after(3), 4, 90), green, 5));
}
