#include "media/program/mixed_feed.hpp"

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
using media_link::Mix;
using media_link::Scene;
using media_link::SourceMix;
using media_link::Transition;
using Layout = media_link::Scene::Layout;

namespace {

constexpr Instant frame = Instant(1s) / 30;
constexpr mix::Size size{320, 180};
constexpr std::size_t block = 1600;

std::vector<std::int16_t> tone(double hz, std::uint64_t first, std::size_t frames) {
    std::vector<std::int16_t> samples;
    for (std::size_t i = 0; i < frames; ++i) {
        const double turn = 2 * std::numbers::pi * hz * static_cast<double>(first + i) / 48000;
        const auto value = static_cast<std::int16_t>(std::lround(6000 * std::sin(turn)));
        samples.insert(samples.end(), {value, value});
    }
    return samples;
}

// A hall that is red and hums at 440 Hz, until it is silent.
struct Hall final : Feed {
    explicit Hall(const bool& silent) : is_silent(silent) {}
    gst::SharedBuffer picture(Instant) override { return is_silent ? nullptr : shown; }
    void sound(std::uint64_t first, std::span<std::int16_t> out) override {
        const auto samples = tone(440, first, out.size() / 2);
        std::copy(samples.begin(), samples.end(), out.begin());
    }
    void tend(Instant) override {}
    Signs signs() const override { return {}; }
    const bool& is_silent;
    const gst::SharedBuffer shown = plain_picture(size, red);
};

// Frames as the pump would ask for them, with panelists who send in time for each.
class MixedFeedTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    // One frame; what it showed.
    gst::SharedBuffer next() {
        now = origin + frame * static_cast<int>(frame_number);
        for (const auto& [source, colour] : sending) {
            feed.receiver().picture(source, now + frame / 2 - Contributed::offset,
                                    {unsaid_picture({64, 36}, colour), 64, 36});
            const double hz = source == "cam-a" ? 700 : 1100;
            // Sound comes a frame ahead, a picture half a one.
            const std::uint64_t first = (frame_number + 1) * block;
            feed.receiver().sound(source, now + frame - Contributed::offset, tone(hz, first, block));
        }
        auto picture = feed.picture(now);
        std::vector<std::int16_t> samples(2 * block);
        feed.sound(frame_number * block, samples);
        heard.insert(heard.end(), samples.begin(), samples.end());
        for (auto& [own, sound] : listeners) {
            feed.sound_for({own, bus}, samples, hidden);
            sound.insert(sound.end(), samples.begin(), samples.end());
        }
        ++frame_number;
        return picture;
    }
    gst::SharedBuffer after(int frames) {
        for (int i = 1; i < frames; ++i) next();
        return next();
    }
    void sends(const std::string& source, mix::Colour colour) {
        feed.receiver().begin(source);
        sending.emplace_back(source, colour);
    }
    void show(Layout layout, std::vector<std::string> sources, Transition transition = Transition::cut,
              std::chrono::milliseconds length = 0ms) {
        mix_.scene = {layout, std::move(sources)};
        mix_.transition = transition;
        mix_.transition_ms = length;
        feed.mix(mix_);
    }
    static mix::Colour at(const gst::SharedBuffer& picture, int x, int y) {
        return picture ? colour_at(picture, size, x, y) : mix::Colour{0, 0, 0};
    }
    double level(const std::vector<std::int16_t>& samples, double hz) const {
        return level_of_tone(std::span(samples).last(2 * 3 * block), hz);
    }

    bool silent = false;
    Hall hall{silent};
    const Instant origin = 100s;
    Instant now = 101s;
    MixedFeed feed{hall, {origin, frame, {320, 180}}, [this] { return now; }};
    std::uint64_t frame_number = 30;
    std::vector<std::pair<std::string, mix::Colour>> sending;
    Mix mix_;
    std::vector<std::int16_t> heard;
    std::map<std::string, std::vector<std::int16_t>> listeners;
    media_link::Offer::Bus bus = media_link::Offer::Bus::programme;
    bool hidden = false;
};

constexpr double loud = 6000.0 / 32768;

}  // namespace

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
