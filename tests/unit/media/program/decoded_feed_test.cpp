#include "media/program/decoded_feed.hpp"

#include "media/program/clock.hpp"

#include <gtest/gtest.h>

#include <algorithm>

using namespace paraninfo::program;
using namespace std::chrono_literals;

namespace {

struct DecodedFeedTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    std::vector<std::string> said;
    Say say = [this](const std::string& text) { said.push_back(text); };
    Instant now = monotonic_now();
};

}  // namespace

TEST_F(DecodedFeedTest, AFileThatIsMissingIsTriedOnceASecond) {
    FileFeed feed("/nonexistent/film.mp4", now, 33ms, {640, 360}, say);
    const Instant started = monotonic_now();
    EXPECT_EQ(said.size(), 1U);
    feed.tend(started + 500ms);
    EXPECT_EQ(said.size(), 1U);
    feed.tend(started + 1s);
    EXPECT_EQ(said.size(), 2U);
}

TEST_F(DecodedFeedTest, AFileThatIsMissingIsSilentAndDark) {
    FileFeed feed("/nonexistent/film.mp4", now, 33ms, {640, 360}, say);
    std::vector<std::int16_t> sound(3200, 7);
    feed.sound(0, sound);
    EXPECT_EQ(std::count(sound.begin(), sound.end(), 0), 3200);
    EXPECT_EQ(feed.picture(now + 1s), nullptr);
}

TEST_F(DecodedFeedTest, ANameThatCanNeverBePlayedIsRefused) {
    EXPECT_THROW(FileFeed("/nonexistent/film.avi", now, 33ms, {640, 360}, say), std::invalid_argument);
}

TEST_F(DecodedFeedTest, WithoutAnIngestAPublishersFeedIsDark) {
    PublishedFeed feed("/nonexistent/feed-main.sock", now, 33ms, {640, 360}, say);
    EXPECT_EQ(feed.picture(now), nullptr);
}
