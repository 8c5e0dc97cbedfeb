#include "media/program/switched_feed.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace std::chrono_literals;

namespace {

struct PlainFeed : Feed {
    gst::SharedBuffer shown = gst::share(gst_buffer_new());
    std::int16_t level = 0;
    int tended = 0;
    std::uint64_t asked = 0;
    gst::SharedBuffer picture(Instant) override { return shown; }
    void sound(std::uint64_t first, std::span<std::int16_t> out) override {
        asked = first;
        std::fill(out.begin(), out.end(), level);
    }
    void tend(Instant) override { ++tended; }
    Signs signs() const override { return {.picture = false, .moved = 1s, .sounded = 1s}; }
};

struct SwitchedFeedTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    SwitchedFeedTest() {
        main->level = 1000;
        backup->level = 3000;
    }
    PlainFeed* main = new PlainFeed;    // of `feed`
    PlainFeed* backup = new PlainFeed;  // of `feed`
    SwitchedFeed feed{std::unique_ptr<Feed>(main), std::unique_ptr<Feed>(backup), {}};
    std::vector<std::int16_t> samples = std::vector<std::int16_t>(3200);
};

}  // namespace

TEST_F(SwitchedFeedTest, ShowsAndSoundsTheMainSource) {
    EXPECT_EQ(feed.picture(1s), main->shown);
    feed.sound(0, samples);
    EXPECT_EQ(std::count(samples.begin(), samples.end(), 1000), 3200);
    EXPECT_EQ(feed.on_air(), SwitchedFeed::Which::main);
}

TEST_F(SwitchedFeedTest, TheBackupIsShownInTheSameFrame) {
    feed.picture(1s);
    main->shown = nullptr;
    EXPECT_EQ(feed.picture(2s), backup->shown);
    EXPECT_EQ(feed.on_air(), SwitchedFeed::Which::backup);
    EXPECT_EQ(feed.left_for(), SwitchedFeed::Fault::silent);
}

TEST_F(SwitchedFeedTest, SoundGoesOverWithinAFrame) {
    feed.picture(1s);
    feed.sound(0, samples);
    main->shown = nullptr;
    feed.picture(2s);
    feed.sound(1600, samples);
    EXPECT_NEAR(samples.front(), 1000, 2);
    EXPECT_NEAR(samples[1600], 2000, 2);
    EXPECT_NEAR(samples.back(), 3000, 2);
    EXPECT_TRUE(std::is_sorted(samples.begin(), samples.end()));
    feed.picture(2s);
    feed.sound(3200, samples);
    EXPECT_EQ(std::count(samples.begin(), samples.end(), 3000), 3200);
}

TEST_F(SwitchedFeedTest, BothAreAskedSoThatEitherCanBeShown) {
    feed.picture(1s);
    feed.sound(1600, samples);
    feed.tend(1s);
    EXPECT_EQ(main->asked, 1600U);
    EXPECT_EQ(backup->asked, 1600U);
    EXPECT_EQ(main->tended, 1);
    EXPECT_EQ(backup->tended, 1);
}
