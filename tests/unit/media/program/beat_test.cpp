#include "media/program/beat.hpp"

#include <gtest/gtest.h>

#include <string>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace std::chrono_literals;

namespace {

struct FakeFeed : Feed {
    gst::SharedBuffer now_showing;
    std::int16_t left = 0, right = 0;
    std::uint64_t asked = 0;
    gst::SharedBuffer picture(Instant) override { return now_showing; }
    void sound(std::uint64_t first, std::span<std::int16_t> out) override {
        asked = first;
        for (std::size_t i = 0; i < out.size(); ++i) out[i] = i % 2 == 0 ? left : right;
    }
    void tend(Instant) override {}
    Signs signs() const override { return {}; }
};

struct FakeStage : Stage {
    std::string order;
    std::uint64_t heard = 0;
    gst::SharedBuffer shown;
    bool behind = false;
    std::vector<std::uint64_t> kept;
    std::size_t samples = 0;
    bool picture(std::uint64_t frame, const gst::SharedBuffer& picture, bool droppable) override {
        if (behind && droppable) return false;
        kept.push_back(frame);
        order += 'P';
        shown = picture;
        return true;
    }
    void sound(std::uint64_t first, std::span<const std::int16_t> sound) override {
        heard = first;
        samples += sound.size() / 2;
        order += 's';
    }
};

struct BeatTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    gst::SharedBuffer slate = gst::share(gst_buffer_new());
    FakeFeed feed;
    FakeStage stage;
    Beat beat{30, 10, feed, [this] { return slate; }, stage};

    // All blocks of a frame.
    void frame(std::uint64_t number, Instant late = {}) {
        for (std::uint64_t block = 0; block < beat.blocks(); ++block)
            beat.step(number * beat.blocks() + block, 1s + block * 8ms, late);
    }
    gst::SharedBuffer another_picture() { return feed.now_showing = gst::share(gst_buffer_new()); }
};

}  // namespace

TEST_F(BeatTest, ShowsTheFeedsPicture) {
    feed.now_showing = gst::share(gst_buffer_new());
    frame(0);
    EXPECT_EQ(stage.shown, feed.now_showing);
    EXPECT_TRUE(beat.live());
}

TEST_F(BeatTest, FallsBackToTheSlateAndReturns) {
    frame(0);
    EXPECT_EQ(stage.shown, slate);
    EXPECT_FALSE(beat.live());
    feed.now_showing = gst::share(gst_buffer_new());
    frame(1);
    EXPECT_TRUE(beat.live());
}

TEST_F(BeatTest, AFeedThatIsHiddenIsNeitherSeenNorHeardAndGoesOn) {
    feed.now_showing = gst::share(gst_buffer_new());
    feed.left = feed.right = 1000;
    beat.hide_feed(true);
    frame(0);
    EXPECT_EQ(stage.shown, slate);
    EXPECT_FALSE(beat.live());
    EXPECT_FALSE(beat.feed_silent());
    EXPECT_EQ(beat.take_peaks(), (std::array<int, 2>{0, 0}));
    beat.hide_feed(false);
    frame(1);
    EXPECT_EQ(stage.shown, feed.now_showing);
    EXPECT_EQ(feed.asked, 2800U);
    EXPECT_EQ(beat.take_peaks(), (std::array<int, 2>{1000, 1000}));
}

TEST_F(BeatTest, SoundIsAskedForWithoutAGap) {
    for (std::uint64_t block = 0; block < 120; ++block) {
        beat.step(block, 1s);
        EXPECT_EQ(feed.asked, block * 400);
        EXPECT_EQ(stage.heard, block * 400);
    }
    EXPECT_EQ(stage.samples, 48000U);
    EXPECT_EQ(stage.kept.size(), 30U);
}

TEST_F(BeatTest, APictureIsHandedOnAfterTheSoundOfItsInstant) {
    frame(0);
    frame(1);
    EXPECT_EQ(stage.order, "sPssssPsss");
}

TEST_F(BeatTest, FarBehindItShowsAPictureAgainAndMakesNoneButAPartsFirst) {
    const gst::SharedBuffer first = another_picture();
    frame(0);
    const gst::SharedBuffer second = another_picture();
    for (const std::uint64_t number : {1U, 5U, 9U}) {
        frame(number, 501ms);
        EXPECT_EQ(stage.shown, first) << number;
    }
    EXPECT_EQ(beat.dropped(), 3U);
    EXPECT_EQ(stage.kept, (std::vector<std::uint64_t>{0, 1, 5, 9})) << "each frame has a picture";
    EXPECT_EQ(feed.asked, 9 * 1600 + 1200U) << "its sound has no gap";
    frame(10, 501ms);
    EXPECT_EQ(stage.shown, second);
    frame(11, 500ms);
    EXPECT_EQ(beat.dropped(), 3U);
}

TEST_F(BeatTest, FarBehindItHidesAtOnceAllTheSame) {
    another_picture();
    frame(0);
    beat.hide_feed(true);
    frame(1, 1s);
    EXPECT_EQ(stage.shown, slate);
}

TEST_F(BeatTest, AFrameThatWasBegunIsHiddenFromItsNextOneOn) {
    feed.now_showing = gst::share(gst_buffer_new());
    feed.left = feed.right = 1000;
    beat.step(0, 1s);
    beat.hide_feed(true);
    beat.take_peaks();
    beat.step(1, 1s);
    EXPECT_EQ(beat.take_peaks(), (std::array<int, 2>{1000, 1000}));
    EXPECT_EQ(stage.shown, feed.now_showing);
    frame(1);
    EXPECT_EQ(beat.take_peaks(), (std::array<int, 2>{0, 0}));
    EXPECT_EQ(stage.shown, slate);
}

TEST(SoundBlocks, AreAboutAHundredASecondAndMakeUpEachFrame) {
    for (std::uint64_t fps = 1; fps <= 120; ++fps) {
        if (sound_rate % fps != 0) continue;
        EXPECT_EQ(sound_rate / fps % sound_blocks(fps), 0U) << fps;
        EXPECT_LE(fps * sound_blocks(fps), 120U) << fps;
        EXPECT_GE(fps * sound_blocks(fps), 60U) << fps;
    }
    EXPECT_EQ(sound_blocks(30), 4U);
    EXPECT_EQ(sound_blocks(25), 4U);
}

TEST_F(BeatTest, APartsFirstFrameIsNeverDropped) {
    stage.behind = true;
    for (std::uint64_t n = 0; n < 31; ++n) frame(n);
    EXPECT_EQ(stage.kept, (std::vector<std::uint64_t>{0, 10, 20, 30}));
    EXPECT_EQ(beat.dropped(), 27U);
}

TEST_F(BeatTest, PeaksAreTheHighestOfEachChannelSinceTheyWereTaken) {
    feed.left = -300;
    feed.right = 20;
    frame(0);
    feed.left = 100;
    frame(1);
    EXPECT_EQ(beat.take_peaks(), (std::array<int, 2>{300, 20}));
    EXPECT_EQ(beat.take_peaks(), (std::array<int, 2>{0, 0}));
}
