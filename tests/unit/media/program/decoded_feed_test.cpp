#include "media/program/decoded_feed.hpp"

#include "media/program/clock.hpp"

#include <gtest/gtest.h>

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

TEST_F(DecodedFeedTest, WithoutAnIngestAPublishersFeedIsDark) {
    PublishedFeed feed("/nonexistent/feed-main.sock", {now, 33ms, {640, 360}}, say);
    EXPECT_EQ(feed.picture(now), nullptr);
}
