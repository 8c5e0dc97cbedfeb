#include "media/program/hall_feeds.hpp"

#include "media/program/mixed_feed.hpp"
#include "protocol/hall_listener.hpp"

#include "tests/support/goertzel.hpp"
#include "tests/support/i420.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace paraninfo::testing;
using namespace paraninfo::testing::paint;
using namespace std::chrono_literals;
using Bus = media_link::Offer::Bus;
using Layout = media_link::Scene::Layout;

namespace {

constexpr Instant frame = Instant(1s) / 30;
constexpr mix::Size size{320, 180};
constexpr std::size_t block = 1600;
constexpr double loud = 6000.0 / 32768;
const std::string slides = "feed-1";
const std::string camera = "cam-a";

void hum(double hz, std::uint64_t first, std::span<std::int16_t> out) {
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double turn = 2 * std::numbers::pi * hz * static_cast<double>(first + i / 2) / 48000;
        out[i] = static_cast<std::int16_t>(std::lround(6000 * std::sin(turn)));
    }
}

// Of one colour and one tone, and counts how often it is asked.
struct Plain final : Feed {
    Plain(mix::Colour colour, double tone) : shown(plain_picture(size, colour)), hz(tone) {}
    gst::SharedBuffer picture(Instant) override {
        ++asked;
        return shown;
    }
    void sound(std::uint64_t first, std::span<std::int16_t> out) override { hum(hz, first, out); }
    void tend(Instant) override { ++tended; }
    Signs signs() const override { return {}; }

    gst::SharedBuffer shown;
    const double hz;
    int asked = 0;
    int tended = 0;
};

// A mix of a red floor at 440 Hz, blue slides at 1100 Hz and a panelist at 700 Hz.
class HallFeedsTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    static std::vector<HallFeeds::Named> named(std::unique_ptr<Feed> feed) {
        std::vector<HallFeeds::Named> feeds;
        feeds.push_back({slides, std::move(feed)});
        return feeds;
    }
    gst::SharedBuffer next() {
        now = origin + frame * static_cast<int>(number);
        const std::uint64_t ahead = (number + 1) * block;
        std::vector<std::int16_t> samples(2 * block);
        if (speaks) {
            hum(700, ahead, samples);
            feed.receiver().sound(camera, now + frame - Contributed::offset, samples);
        }
        auto picture = feed.picture(now);
        feed.sound(number * block, samples);
        heard.insert(heard.end(), samples.begin(), samples.end());
        for (auto& [listener, sound] : listeners) {
            feed.sound_for(listener, samples);
            sound.insert(sound.end(), samples.begin(), samples.end());
        }
        ++number;
        return picture;
    }
    gst::SharedBuffer after(int frames) {
        for (int i = 1; i < frames; ++i) next();
        return next();
    }
    gst::SharedBuffer show(Layout layout, std::vector<std::string> sources,
                           media_link::Transition transition = media_link::Transition::cut) {
        mix_.scene = {layout, std::move(sources)};
        mix_.transition = transition;
        mix_.transition_ms = 300ms;
        feed.mix(mix_);
        return after(12);
    }
    static double level(const std::vector<std::int16_t>& samples, double hz) {
        return level_of_tone(std::span(samples).last(2 * 3 * block), hz);
    }

    const Instant origin = 100s;
    Instant now = 101s;
    std::uint64_t number = 30;
    Plain floor{red, 440};
    Plain* const screen = new Plain(blue, 1100);  // of `halls`
    HallFeeds halls{named(std::unique_ptr<Feed>(screen))};
    MixedFeed feed{
        floor, {origin, frame, {320, 180}}, [] { return nullptr; }, [this] { return now; }, nullptr, &halls};
    media_link::Mix mix_;
    bool speaks = false;
    std::vector<std::int16_t> heard;
    std::vector<std::pair<contribution::Listener, std::vector<std::int16_t>>> listeners;
};

}  // namespace

TEST_F(HallFeedsTest, WithoutAnyNothingIsSeenAndSilenceIsHeard) {
    HallFeeds none;
    EXPECT_TRUE(none.sources().empty());
    EXPECT_TRUE(none.pictures(now, [](const auto&) { return true; }).empty());
    std::vector<std::int16_t> sound(64, 7);
    none.sound_of(slides, 0, sound);
    EXPECT_EQ(std::ranges::count(sound, 0), 64);
}

TEST_F(HallFeedsTest, EachIsTended) {
    halls.tend(now);
    EXPECT_EQ(screen->tended, 1);
}

TEST_F(HallFeedsTest, WhatOnlyItsSmallPictureShowsIsAskedForItFourTimesASecond) {
    show(Layout::full, {floor_source});
    screen->asked = 0;
    after(30);
    EXPECT_LE(screen->asked, 4);
    EXPECT_GE(screen->asked, 3);
    EXPECT_EQ(feed.seen().at(1).source, slides) << "behind the floor";
    EXPECT_EQ(feed.seen().at(1).picture, screen->shown);
}

TEST_F(HallFeedsTest, FromTheFrameInWhichItIsTakenItIsAskedInEach) {
    show(Layout::full, {floor_source});
    screen->asked = 0;
    show(Layout::full, {slides}, media_link::Transition::fade);
    EXPECT_EQ(screen->asked, 12);
    show(Layout::full, {floor_source}, media_link::Transition::fade);
    EXPECT_GE(screen->asked, 12 + 8) << "while it goes";
    EXPECT_LE(screen->asked, 12 + 11);
}

TEST_F(HallFeedsTest, ItIsSeenWholeAndHeardWhileItIsShown) {
    EXPECT_TRUE(alike(colour_at(show(Layout::full, {slides}), size, 160, 90), blue));
    EXPECT_NEAR(level(heard, 1100), loud, 0.01);
    EXPECT_LT(level(heard, 440), 0.001);
    const auto beside = show(Layout::side_by_side, {slides, floor_source});
    EXPECT_TRUE(alike(colour_at(beside, size, 80, 90), blue, 5));
    EXPECT_TRUE(alike(colour_at(beside, size, 80, 38), mix::black, 5)) << "nothing of it is cut off";
    show(Layout::full, {floor_source});
    EXPECT_LT(level(heard, 1100), 0.001);
    EXPECT_NEAR(feed.take_peak(slides), 6000, 5) << "it has its level all the same";
    mix_.sources = {{slides, 0, false, 0ms, media_link::SourceMix::Heard::always, ""}};
    show(Layout::full, {floor_source});
    EXPECT_NEAR(level(heard, 1100), loud, 0.01);
}

TEST_F(HallFeedsTest, OneThatGivesNoPictureIsACardAndNoSlate) {
    screen->shown = nullptr;
    mix_.sources = {{slides, 0, false, 0ms, media_link::SourceMix::Heard::while_shown, "slides"}};
    EXPECT_NE(show(Layout::full, {slides}), nullptr);
}

TEST_F(HallFeedsTest, TheHallHearsEachPanelistAtItsOwnLevelByItsPlayersAndItsOutputs) {
    feed.receiver().begin(camera);
    speaks = true;
    listeners = {
        {{"", Bus::hall_minus}, {}}, {{hall_listener, Bus::hall_minus}, {}}, {{"", Bus::programme}, {}}};
    mix_.returns = {{hall_listener, camera, -600}};
    show(Layout::grid, {floor_source, slides, camera});
    EXPECT_NEAR(level(listeners[0].second, 700), loud * 0.501, 0.01);
    EXPECT_NEAR(level(listeners[1].second, 700), loud * 0.501, 0.01);
    EXPECT_NEAR(level(listeners[2].second, 700), loud, 0.01);
    EXPECT_NEAR(level(heard, 700), loud, 0.01) << "the programme is as it was";
}

TEST_F(HallFeedsTest, ItIsOfTheHallWhichDoesNotHearItAndGoesDownWhileAPanelistSpeaks) {
    feed.receiver().begin(camera);
    speaks = true;
    listeners = {{{"", Bus::hall_minus}, {}}, {{camera, Bus::programme}, {}}, {{"", Bus::programme}, {}}};
    mix_.ducking = {0, -1200};
    show(Layout::grid, {floor_source, slides, camera});
    EXPECT_LT(level(listeners[0].second, 1100), 0.001);
    EXPECT_NEAR(level(listeners[0].second, 700), loud, 0.01);
    EXPECT_NEAR(level(listeners[1].second, 1100), loud * 0.251, 0.01);
    EXPECT_NEAR(level(listeners[2].second, 1100), loud, 0.01);
    mix_.ducking = {-600, -1200};
    show(Layout::grid, {floor_source, slides, camera});
    EXPECT_NEAR(level(heard, 1100), loud * 0.501, 0.01);
}
