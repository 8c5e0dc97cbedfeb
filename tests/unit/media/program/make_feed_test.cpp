#include "media/program/make_feed.hpp"

#include "media/program/clock.hpp"
#include "media/program/pulled_feed.hpp"
#include "media/program/switched_feed.hpp"
#include "media/program/test_feed.hpp"

#include <gtest/gtest.h>

using namespace paraninfo;
using namespace paraninfo::program;
using namespace std::chrono_literals;
using media_link::Source;

namespace {

struct MakeFeedTest : testing::Test {
    static void SetUpTestSuite() { gst_init(nullptr, nullptr); }
    media_link::Configure configure;
    std::vector<std::string> said;
    std::unique_ptr<Feed> make() {
        return make_feed(configure, "/nonexistent/media.sock", {monotonic_now(), 33ms, {640, 360}}, take());
    }
    std::function<void(media_link::Message)> take() {
        return
            [this](media_link::Message message) { said.push_back(std::get<media_link::Log>(message).text); };
    }
    static Source missing_file(const std::string& feed) {
        Source source;
        source.kind = Source::Kind::file;
        source.feed = feed;
        source.path = "/nonexistent/film.mp4";
        return source;
    }
};

}  // namespace

TEST_F(MakeFeedTest, OneSourceIsItsFeedAndTwoAreASwitchedOne) {
    EXPECT_TRUE(dynamic_cast<TestFeed*>(make().get()));
    configure.source.kind = Source::Kind::published;
    EXPECT_TRUE(dynamic_cast<PublishedFeed*>(make().get()));
    configure.source = missing_file("main");
    EXPECT_TRUE(dynamic_cast<PulledFeed*>(make().get()));
    configure.backup = Source{};
    EXPECT_TRUE(dynamic_cast<SwitchedFeed*>(make().get()));
}

TEST_F(MakeFeedTest, OfTwoSourcesALineNamesItsOwn) {
    configure.source = missing_file("main");
    make();
    ASSERT_EQ(said.size(), 1U);
    EXPECT_FALSE(said[0].starts_with("main: "));
    configure.backup = missing_file("spare");
    make();
    ASSERT_EQ(said.size(), 3U);
    EXPECT_TRUE(said[1].starts_with("main: "));
    EXPECT_TRUE(said[2].starts_with("spare: "));
}

TEST_F(MakeFeedTest, TheHallsOtherFeedsAreMadeUnderTheirNamesAndEachLineNamesItsOwn) {
    configure.source = missing_file("main");
    configure.feeds = {{"feed-1", missing_file("slides")}, {"feed-2", Source{}}};
    make();
    const FeedPlace place{monotonic_now(), 33ms, {640, 360}};
    HallFeeds halls = make_hall_feeds(configure, "/nonexistent/media.sock", place, take());
    EXPECT_EQ(halls.sources(), (std::vector<std::string>{"feed-1", "feed-2"}));
    const auto seen = halls.pictures(monotonic_now(), [](const auto&) { return true; });
    EXPECT_FALSE(seen.at(0).picture);
    EXPECT_TRUE(seen.at(1).picture) << "the test picture";
    ASSERT_EQ(said.size(), 2U);
    EXPECT_TRUE(said[0].starts_with("main: ")) << said[0];
    EXPECT_TRUE(said[1].starts_with("slides: ")) << said[1];
}
