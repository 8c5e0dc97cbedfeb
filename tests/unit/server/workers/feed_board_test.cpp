#include "server/workers/feed_board.hpp"

#include <gtest/gtest.h>

namespace paraninfo::workers {
namespace {

using ToldOfFeed = media_link::FeedState;
using State = FeedStatus::State;

media_link::Feeds table() {
    media_link::Feeds feeds;
    feeds.feeds = {{"main", "main", "correct-horse-battery"}};
    feeds.rtmp_feeds = {{"obs", std::string(32, 'k')}};
    return feeds;
}

FeedBoard board() {
    FeedBoard board;
    board.set_feeds(table());
    return board;
}

TEST(FeedBoard, AnEncoderIsFollowedFromItsComingToItsGoing) {
    FeedBoard feeds = board();
    EXPECT_EQ(feeds.feeds().at("main"), FeedStatus{});
    EXPECT_TRUE(feeds.note({"main", ToldOfFeed::State::connected, 0}, 1000));
    EXPECT_EQ(feeds.feeds().at("main"), (FeedStatus{State::publishing, 1000, 0, 0}));
    EXPECT_FALSE(feeds.note({"main", ToldOfFeed::State::replaced, 0}, 2000)) << "still somebody publishes";
    EXPECT_TRUE(feeds.note({"main", ToldOfFeed::State::silent, 0}, 3000));
    EXPECT_EQ(feeds.feeds().at("main").state, State::silent);
    EXPECT_TRUE(feeds.note({"main", ToldOfFeed::State::lost, 0}, 4000));
    EXPECT_EQ(feeds.feeds().at("main"), (FeedStatus{State::lost, 4000, 0, 0}));
}

TEST(FeedBoard, TheLastRefusalStaysBesideWhoPublishes) {
    FeedBoard feeds = board();
    feeds.note({"obs", ToldOfFeed::State::connected, 0}, 1000);
    EXPECT_TRUE(feeds.note({"obs", ToldOfFeed::State::refused, 409}, 2000));
    EXPECT_EQ(feeds.feeds().at("obs"), (FeedStatus{State::publishing, 1000, 409, 2000}));
    EXPECT_TRUE(feeds.note({"", ToldOfFeed::State::refused, 404}, 3000));
    EXPECT_EQ(feeds.nameless().refusal, 404);
    EXPECT_FALSE(feeds.note({"unknown", ToldOfFeed::State::connected, 0}, 4000));
}

TEST(FeedBoard, WithTheIngestWhoeverPublishesIsGone) {
    FeedBoard feeds = board();
    EXPECT_FALSE(feeds.note_gone(500));
    feeds.note({"main", ToldOfFeed::State::connected, 0}, 1000);
    EXPECT_TRUE(feeds.note_gone(2000));
    EXPECT_EQ(feeds.feeds().at("main").state, State::lost);
    EXPECT_EQ(feeds.feeds().at("obs").state, State::waiting);
}

TEST(FeedBoard, ANewTableKeepsWhatIsKnownOfTheFeedsThatStay) {
    FeedBoard feeds = board();
    feeds.note({"main", ToldOfFeed::State::connected, 0}, 1000);
    media_link::Feeds next = table();
    next.rtmp_feeds.front().id = "camera";
    feeds.set_feeds(next);
    EXPECT_EQ(feeds.feeds().at("main").state, State::publishing);
    EXPECT_FALSE(feeds.feeds().contains("obs"));
    EXPECT_EQ(feeds.feeds().at("camera"), FeedStatus{});
}

TEST(FeedBoard, EveryRefusalHasWords) {
    for (const int code : {400, 403, 404, 409, 415, 499})
        EXPECT_FALSE(refusal_words(static_cast<std::uint16_t>(code)).empty());
    EXPECT_TRUE(refusal_words(0).empty());
}

}  // namespace
}  // namespace paraninfo::workers
