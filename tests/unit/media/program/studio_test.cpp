#include "media/program/studio.hpp"

#include "media/program/clock.hpp"
#include "media/program/test_feed.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <condition_variable>
#include <deque>
#include <mutex>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace std::chrono_literals;
using media_link::SourceState;

namespace {

media_link::Configure configuration() {
    using media_link::Kind;
    media_link::Configure configure;
    configure.room = "auditorium";
    configure.renditions = {{Kind::video, "only", 320, 180, 500}, {Kind::audio, "audio", 0, 0, 96}};
    configure.contribution.taken = true;
    configure.loudness_lufs = -23;
    return configure;
}

// A hall whose microphones hear what its loudspeakers played nine frames before, a tenth as loud.
struct EchoingHall final : Feed {
    gst::SharedBuffer picture(Instant) override { return nullptr; }
    void sound(std::uint64_t, std::span<std::int16_t> out) override {
        std::fill(out.begin(), out.end(), std::int16_t{0});
        if (played.size() < 9) return;
        std::transform(played.front().begin(), played.front().end(), out.begin(),
                       [](std::int16_t sample) { return static_cast<std::int16_t>(sample / 10); });
        played.pop_front();
    }
    void tend(Instant) override {}
    Signs signs() const override { return {}; }

    std::deque<std::vector<std::int16_t>> played;
};

struct StudioTest : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }

    // The newest message of a kind once there is one that fits.
    template <class Message>
    std::optional<Message> await(const std::function<bool(const Message&)>& fits) {
        std::unique_lock lock(mutex);
        std::optional<Message> found;
        changed.wait_for(lock, 60s, [&] {
            for (const media_link::Message& message : sent)
                if (const auto* one = std::get_if<Message>(&message); one && fits(*one)) found = *one;
            return found.has_value();
        });
        return found;
    }
    void frame() { frame_of(studio); }
    void frame_of(Studio& one) {
        one.feed().picture(origin + Instant(1s) / 30 * static_cast<int>(frames));
        std::vector<std::int16_t> samples(3200);
        one.feed().sound(frames++ * 1600, samples);
    }
    void keep(media_link::Message message) {
        const std::lock_guard lock(mutex);
        sent.push_back(std::move(message));
        changed.notify_all();
    }

    std::mutex mutex;
    std::condition_variable changed;
    std::vector<media_link::Message> sent;
    const media_link::Configure configure = configuration();
    const Plan plan = plan_of(configure);
    const Instant origin = monotonic_now();
    std::uint64_t frames = 0;
    TestFeed floor{320, 180, "Auditorium"};
    const MixedFeed::Slate slate = [] { return nullptr; };
    const Studio::Send send = [this](media_link::Message message) { keep(std::move(message)); };
    Studio studio{configure, plan, floor, slate, origin, send};
};

}  // namespace

TEST_F(StudioTest, TellsOfTheFloorAsOfAnyOtherSource) {
    for (int i = 0; i < 3; ++i) frame();
    studio.tend(true);
    studio.tend(true);
    const auto sources = await<media_link::Sources>([](const auto&) { return true; });
    ASSERT_TRUE(sources);
    ASSERT_EQ(sources->sources.size(), 1U);
    const SourceState& state = sources->sources[0];
    EXPECT_EQ(state.source, floor_source);
    EXPECT_EQ(state.state, SourceState::State::live);
    EXPECT_EQ(state.width, 320);
    EXPECT_EQ(state.fps, 30);
    EXPECT_GT(state.peak, -4000) << "its tone";
}

TEST_F(StudioTest, TellsOfTheHallsOtherFeedsBehindTheFloor) {
    std::vector<HallFeeds::Named> feeds;
    feeds.push_back({"feed-1", std::make_unique<TestFeed>(320, 180, "slides")});
    Studio with_slides{configure, plan, floor, slate, origin, send, HallFeeds(std::move(feeds))};
    with_slides.feed().picture(origin);
    std::vector<std::int16_t> samples(3200);
    with_slides.feed().sound(0, samples);
    with_slides.tend(true);
    with_slides.tend(true);
    const auto sources = await<media_link::Sources>([](const auto& one) { return one.sources.size() > 1; });
    ASSERT_TRUE(sources);
    ASSERT_EQ(sources->sources.size(), 2U);
    EXPECT_EQ(sources->sources[0].source, floor_source);
    EXPECT_EQ(sources->sources[1].source, "feed-1");
    EXPECT_EQ(sources->sources[1].state, SourceState::State::live);
    EXPECT_EQ(sources->sources[1].width, 320);
    EXPECT_TRUE(await<media_link::SourcePicture>([](const auto& one) { return one.source == "feed-1"; }));
}

TEST_F(StudioTest, TellsOfTheProgrammesLoudnessItsTargetAndItsPeaks) {
    std::vector<std::int16_t> tone;
    for (int i = 0; i < 48000; ++i) {
        const auto value = static_cast<std::int16_t>(3277 * std::sin(2 * 3.14159265 * 997 * i / 48000));
        tone.insert(tone.end(), {value, static_cast<std::int16_t>(value / 2)});
    }
    studio.programme_sound(tone);
    studio.tend(true);
    studio.tend(true);
    const auto sources = await<media_link::Sources>([](const auto&) { return true; });
    ASSERT_TRUE(sources);
    EXPECT_NEAR(sources->loudness.momentary, -2204, 10) << "of the mean of both powers";
    EXPECT_LT(sources->loudness.short_term, sources->loudness.momentary) << "a second of three";
    EXPECT_EQ(sources->loudness.target_lufs, configure.loudness_lufs);
    EXPECT_NEAR(sources->loudness.peak_left, -2000, 2);
    EXPECT_NEAR(sources->loudness.peak_right, -2602, 5);
}

TEST_F(StudioTest, SendsAPictureOfTheFloor) {
    frame();
    const auto picture = await<media_link::SourcePicture>([](const auto&) { return true; });
    ASSERT_TRUE(picture);
    EXPECT_EQ(picture->source, floor_source);
    EXPECT_TRUE(media_link::is_jpeg(picture->jpeg));
}

TEST_F(StudioTest, AnOfferThatIsNoneIsRefusedInWords) {
    media_link::Offer offer;
    offer.session = std::string(24, 'a');
    offer.source = "cam-a";
    offer.sdp = "nothing of the kind";
    studio.take(offer);
    const auto answer = await<media_link::Answer>([](const auto&) { return true; });
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->session, offer.session);
    EXPECT_EQ(answer->status, 400);
    EXPECT_NE(answer->text, "");
}

TEST_F(StudioTest, AMixIsShownWithTheNextFrame) {
    EXPECT_NE(studio.feed().picture(origin), nullptr);
    studio.take(media_link::Mix{});
    EXPECT_EQ(studio.feed().picture(origin + 33ms), nullptr) << "no sources: the slate";
}

TEST_F(StudioTest, ATestOfTheEchoThatNobodyPlaysInAHallSaysSo) {
    studio.take(media_link::TestEcho{});
    for (int i = 0; i < 200; ++i) {
        frame();
        studio.sound(static_cast<std::uint64_t>(i) * 1600, 3200, true);
        studio.tend(true);
    }
    const auto tested = await<media_link::EchoTested>([](const auto&) { return true; });
    ASSERT_TRUE(tested);
    EXPECT_EQ(tested->outcome, media_link::EchoTested::Outcome::no_hall);
}

TEST_F(StudioTest, ATestOfTheEchoIsPlayedToAHallThatReceivesAnOutput) {
    EchoingHall hall;
    Studio fed{configure, plan,   hall,
               slate,     origin, [this](media_link::Message message) { keep(std::move(message)); }};
    fed.take(media_link::TestEcho{});
    for (std::uint64_t i = 0; i < 200; ++i) {
        frame_of(fed);
        std::vector<std::int16_t> output(3200);
        fed.sound(i * 1600, output.size(), i % 2 == 0, output);
        hall.played.push_back(std::move(output));
        fed.tend(true);
    }
    const auto tested = await<media_link::EchoTested>([](const auto&) { return true; });
    ASSERT_TRUE(tested);
    EXPECT_EQ(tested->outcome, media_link::EchoTested::Outcome::heard);
    EXPECT_NEAR(tested->level, -2000, 50) << "once, and not twice";
    EXPECT_NEAR(static_cast<double>(tested->delay.count()), 300, 2);
}

TEST(Peaks, AreHundredthsOfDecibels) {
    EXPECT_EQ(hundredths_of_dbfs(0), -10000);
    EXPECT_EQ(hundredths_of_dbfs(32768), 0);
    EXPECT_NEAR(hundredths_of_dbfs(16384), -602, 1);
    EXPECT_GE(hundredths_of_dbfs(1), -9100);
}
