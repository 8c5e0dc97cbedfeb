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
        return make_feed(
            configure, "/nonexistent/media.sock", {monotonic_now(), 33ms, {640, 360}},
            [this](media_link::Message message) { said.push_back(std::get<media_link::Log>(message).text); });
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
