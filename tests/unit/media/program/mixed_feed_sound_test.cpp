// How sounds go over from scene to scene, sample by sample: of feeds whose samples are all the same, what is
// heard is the gain.

#include "media/program/mixed_feed.hpp"

#include "media/program/beat.hpp"
#include "tests/unit/media/program/mixing.hpp"

using namespace paraninfo;
using namespace paraninfo::program;
using namespace paraninfo::program::test;
using namespace paraninfo::testing;
using namespace paraninfo::testing::paint;
using namespace std::chrono_literals;
using media_link::SourceMix;
using media_link::Transition;
using Bus = media_link::Offer::Bus;
using Layout = media_link::Scene::Layout;

namespace {

const std::string slides = "feed-1";
constexpr int of_floor = 8000;
constexpr int of_slides = 4000;
constexpr int steps = 30;
constexpr int frame_samples = 1600;
// What is heard comes so much later than the block that it was mixed in; the first block that goes over is
// the one after the first picture that does.
constexpr int begins = static_cast<int>(mix::Limiter::delay) + frame_samples / 4;
constexpr int lasts = (steps - 1) * frame_samples;

struct Steady final : Feed {
    explicit Steady(int all) : value(static_cast<std::int16_t>(all)) {}
    gst::SharedBuffer picture(Instant) override { return shown; }
    void sound(std::uint64_t, std::span<std::int16_t> out) override {
        std::fill(out.begin(), out.end(), value);
    }
    void tend(Instant) override {}
    Signs signs() const override { return {}; }
    const std::int16_t value;
    const gst::SharedBuffer shown = plain_picture(size, mix::white);
};

struct Heard final : Stage {
    bool picture(std::uint64_t, const gst::SharedBuffer&, bool) override { return true; }
    void sound(std::uint64_t, std::span<const std::int16_t> samples) override {
        for (std::size_t i = 0; i < samples.size(); i += 2) left.push_back(samples[i]);
    }
    std::vector<int> left;
};

class SteadySoundTest : public ::testing::Test {
  protected:
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    // From the frame on in which it is taken.
    std::vector<int> show(std::vector<std::string> sources, Transition transition = Transition::cut,
                          int frames = steps + 5) {
        mix_.scene = {Layout::grid, std::move(sources)};
        mix_.transition = transition;
        mix_.transition_ms = 1s;
        return go_on(frames);
    }
    // With the mix as it is.
    std::vector<int> go_on(int frames) {
        feed.mix(mix_);
        stage.left.clear();
        for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(frames) * beat.blocks(); ++i, ++block)
            beat.step(block, now = origin + Instant(block * 400 * 1'000'000'000 / 48000));
        return stage.left;
    }
    static HallFeeds hall_feeds() {
        std::vector<HallFeeds::Named> feeds;
        feeds.push_back({slides, std::make_unique<Steady>(of_slides)});
        return HallFeeds(std::move(feeds));
    }

    const Instant origin = 100s;
    Instant now = origin;
    Steady floor{of_floor};
    HallFeeds halls = hall_feeds();
    MixedFeed feed{
        floor, {origin, frame, {320, 180}}, [this] { return floor.shown; }, [this] { return now; }, nullptr,
        &halls};
    Heard stage;
    Beat beat{30, 10, feed, [this] { return floor.shown; }, stage};
    std::uint64_t block = 0;
    media_link::Mix mix_;
};

int steepest(const std::vector<int>& samples) {
    int most = 0;
    for (std::size_t i = 1; i < samples.size(); ++i)
        most = std::max(most, std::abs(samples[i] - samples[i - 1]));
    return most;
}

void expect_line(const std::vector<int>& samples, int from, int to) {
    EXPECT_LE(steepest(samples), 1);
    for (int i = 0; i < static_cast<int>(samples.size()); ++i) {
        const double way = std::clamp(static_cast<double>(i - begins) / lasts, 0.0, 1.0);
        ASSERT_NEAR(samples[static_cast<std::size_t>(i)], from + (to - from) * way, 2) << i;
    }
}

}  // namespace

TEST_F(SteadySoundTest, InAFadeOneSoundComesAsTheOtherGoesAlongALine) {
    show({floor_source});
    expect_line(show({slides}, Transition::fade), of_floor, of_slides);
    expect_line(show({floor_source}, Transition::move), of_slides, of_floor);
}

TEST_F(SteadySoundTest, WhatIsInBothScenesStaysAsItIs) {
    show({floor_source});
    expect_line(show({floor_source, slides}, Transition::fade), of_floor, of_floor + of_slides);
    expect_line(show({slides}, Transition::fade), of_floor + of_slides, of_slides);
}

TEST_F(SteadySoundTest, ItGoesOverIntoTheSlateAndOutOfItToo) {
    show({floor_source});
    expect_line(show({}, Transition::fade), of_floor, 0);
    EXPECT_EQ(go_on(2).back(), 0);
    expect_line(show({slides}, Transition::move), 0, of_slides);
}

TEST_F(SteadySoundTest, ACutIsThereWithinABlock) {
    show({floor_source});
    const std::vector<int> cut = show({slides});
    EXPECT_EQ(cut.at(begins - 1), of_floor);
    EXPECT_EQ(cut.at(begins + frame_samples / 4), of_slides);
    EXPECT_LE(steepest(cut), (of_floor - of_slides) / (frame_samples / 4) + 1);
}

TEST_F(SteadySoundTest, AnotherTakeEndsTheTransitionAtOnce) {
    show({floor_source});
    show({}, Transition::fade, steps / 2);
    const std::vector<int> cut = show({slides}, Transition::cut, 3);
    EXPECT_NEAR(cut.front(), of_floor / 2, of_floor / 10);
    EXPECT_EQ(cut.back(), of_slides);
}

TEST_F(SteadySoundTest, MutingAndHearingAlwaysTakeEffectAtOnce) {
    show({floor_source});
    show({slides}, Transition::fade, steps / 2);
    mix_.sources = {{floor_source, 0, false, 0ms, SourceMix::Heard::always, {}},
                    {slides, 0, true, 0ms, SourceMix::Heard::while_shown, {}}};
    EXPECT_EQ(go_on(2).back(), of_floor);
    mix_.sources = {{floor_source, 0, true, 0ms, SourceMix::Heard::always, {}},
                    {slides, 0, true, 0ms, SourceMix::Heard::while_shown, {}}};
    EXPECT_EQ(go_on(2).back(), 0);
}

TEST_F(MixedFeedTest, OfTheirOwnSoundAListenerHearsNothingWhileItComesOrGoes) {
    sends("cam-a", green);
    mix_.sources = {{floor_source, 0, true, 0ms, SourceMix::Heard::while_shown, {}}};
    show(Layout::full, {"cam-a"});
    after(12);
    listeners = {{"cam-a", {}}, {"", {}}};
    for (const auto& sources : {std::vector<std::string>{}, std::vector<std::string>{"cam-a"}}) {
        show(Layout::full, sources, Transition::fade, 500ms);
        after(20);
    }
    const auto sounds = [](const std::vector<std::int16_t>& samples) {
        return std::any_of(samples.begin(), samples.end(), [](std::int16_t sample) { return sample != 0; });
    };
    EXPECT_FALSE(sounds(listeners["cam-a"]));
    EXPECT_TRUE(sounds(listeners[""]));
    listeners.clear();
    mix_.sources.clear();
    show(Layout::full, {floor_source});
    after(12);
    bus = Bus::hall_minus;
    listeners = {{"", {}}};
    for (const auto& sources : {std::vector<std::string>{}, std::vector<std::string>{floor_source}}) {
        show(Layout::full, sources, Transition::fade, 500ms);
        after(20);
    }
    EXPECT_FALSE(sounds(listeners[""])) << "nor the hall";
}

TEST_F(MixedFeedTest, OfTwoVoicesThatGoOverEachHearsTheOther) {
    sends("cam-a", green);
    sends("cam-b", blue);
    show(Layout::full, {"cam-a"});
    after(12);
    listeners = {{"cam-a", {}}, {"cam-b", {}}};
    show(Layout::full, {"cam-b"}, Transition::fade, 1s);
    after(steps / 2);
    EXPECT_LT(level(listeners["cam-a"], 700), 0.001);
    EXPECT_NEAR(level(listeners["cam-a"], 1100), loud / 2, 0.02);
    EXPECT_LT(level(listeners["cam-b"], 1100), 0.001);
    EXPECT_NEAR(level(listeners["cam-b"], 700), loud / 2, 0.02);
}

TEST_F(MixedFeedTest, WhoGoesOutDucksTheHallByAsMuchAsTheyAreStillHeard) {
    sends("cam-a", green);
    listeners = {{"cam-a", {}}};
    mix_.ducking = {0, -1200};
    show(Layout::grid, {floor_source, "cam-a"});
    after(12);
    EXPECT_NEAR(level(listeners["cam-a"], 440), loud * 0.251, 0.01);
    show(Layout::full, {floor_source}, Transition::fade, 1s);
    after(steps / 2);
    EXPECT_NEAR(level(listeners["cam-a"], 440), loud * 0.5, 0.03);
    after(steps);
    EXPECT_NEAR(level(listeners["cam-a"], 440), loud, 0.01);
}
