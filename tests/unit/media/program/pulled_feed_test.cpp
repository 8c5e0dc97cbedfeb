#include "media/program/pulled_feed.hpp"

#include "media/gst/mapped.hpp"
#include "media/program/clock.hpp"
#include "tests/support/capture_devices.hpp"
#include "tests/support/eventually.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace std::chrono_literals;

namespace {

struct PulledFeedTest : ::testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    std::vector<std::string> said;
    Say say = [this](const std::string& text) { said.push_back(text); };
    FeedPlace place{monotonic_now(), 33ms, {640, 360}};
    int attempts = 0;
    PulledFeed::Make failing = [this](Decoder::Size, const DecoderHandlers&) -> std::unique_ptr<Decoder> {
        ++attempts;
        throw std::runtime_error("no camera");
    };
};

}  // namespace

TEST_F(PulledFeedTest, WhatFailsIsTriedAgainLessAndLessOften) {
    PulledFeed feed(failing, BackOff(1s, 4s), place, say);
    const Instant begun = monotonic_now();
    EXPECT_EQ(attempts, 1);
    feed.tend(begun + 500ms);
    EXPECT_EQ(attempts, 1);
    feed.tend(begun + 1s);
    EXPECT_EQ(attempts, 2);
    // A reception dates its beginnings by the clock itself: each of these is an attempt `later`.
    for (const Instant later : {2s, 4s, 4s}) {
        feed.tend(monotonic_now() + later - 500ms);
        const int before = attempts;
        feed.tend(monotonic_now() + later);
        EXPECT_EQ(attempts, before + 1);
    }
}

TEST_F(PulledFeedTest, AFileThatIsMissingIsSilentAndDark) {
    const auto feed = file_feed("/nonexistent/film.mp4", place, say);
    std::vector<std::int16_t> sound(3200, 7);
    feed->sound(0, sound);
    EXPECT_EQ(std::count(sound.begin(), sound.end(), 0), 3200);
    EXPECT_EQ(feed->picture(place.origin + 1s), nullptr);
    EXPECT_FALSE(feed->signs().moved);
    EXPECT_FALSE(feed->signs().sounded);
}

TEST_F(PulledFeedTest, TheSameTroubleIsToldOnce) {
    const auto feed = file_feed("/nonexistent/film.mp4", place, say);
    feed->tend(monotonic_now() + 2s);
    feed->tend(monotonic_now() + 4s);
    EXPECT_EQ(said.size(), 1U);
}

TEST_F(PulledFeedTest, ANameThatCanNeverBePlayedIsRefused) {
    EXPECT_THROW(file_feed("/nonexistent/film.avi", place, say), std::invalid_argument);
}

TEST_F(PulledFeedTest, ADeviceThatIsMissingIsNamed) {
    const auto without_picture = capture_feed({"/dev/video-none", ""}, place, say);
    ASSERT_EQ(said.size(), 1U);
    EXPECT_TRUE(said[0].starts_with("the video device /dev/video-none cannot be used: ")) << said[0];
    // Where both are missing, either may be found to be so first.
    const auto without_both = capture_feed({"/dev/video-none", "hw:none"}, place, say);
    ASSERT_EQ(said.size(), 2U);
    EXPECT_NE(said[1].find(" cannot be used: "), std::string::npos) << said[1];
}

// Without an encoder, so that a machine which only emulates another is fast enough: the whole way is
// ProgrammeCapture's.
TEST_F(PulledFeedTest, ACaptureDeviceIsSeenAndHeard) {
    const auto named = paraninfo::testing::capture_devices();
    if (!named) GTEST_SKIP() << "PARANINFO_CAPTURE names no device";
    const auto feed = capture_feed({named->video, named->audio}, place, say);
    std::vector<std::int16_t> sound(std::size_t{2} * sound_rate / 50);
    gst::SharedBuffer last;
    std::uint64_t first = 0;
    int pictures = 0, loud = 0;
    const auto both_came = [&] {
        const Instant now = monotonic_now();
        feed->tend(now);
        const gst::SharedBuffer picture = feed->picture(now);
        if (picture && picture != last) ++pictures;
        if (picture) last = picture;
        for (; Instant(static_cast<std::int64_t>(first * 1'000'000'000 / sound_rate)) < now - place.origin;
             first += sound.size() / 2) {
            feed->sound(first, sound);
            if (*std::max_element(sound.begin(), sound.end()) > 1000) ++loud;
        }
        return pictures >= 20 && loud >= 20;
    };
    ASSERT_TRUE(paraninfo::testing::eventually(both_came, 300s))
        << pictures << " pictures, " << loud << " times sound";
    gst::Mapped mapped(last.get(), GST_MAP_READ);
    const auto [darkest, brightest] =
        std::minmax_element(mapped.bytes().begin(), mapped.bytes().begin() + 640 * 360);
    EXPECT_GT(*brightest - *darkest, 100) << "a picture of one grey";
}
