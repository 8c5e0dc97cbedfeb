#include "server/workers/ingest_role.hpp"

#include "tests/unit/server/workers/rig.hpp"

#include <gtest/gtest.h>

namespace paraninfo::workers {
namespace {

using media_link::FeedState;
using test::FakeWorker;
using test::Rig;

class IngestRoleTest : public testing::Test {
  protected:
    IngestRoleTest() {
        rig_.plan.programmes.clear();
        media_link::Feeds feeds;
        feeds.address = "127.0.0.1";
        feeds.port = 8890;
        feeds.feeds = {{"main", "main", "correct-horse-battery"}};
        feeds.outputs = {{"to-obs", "correct-horse-battery"}};
        rig_.plan.ingest = feeds;
        rig_.start();
    }
    FakeWorker ingest(const std::string& run) {
        FakeWorker worker = rig_.connect();
        worker.send(media_link::Hello{media_link::Role::ingest, run, 1, 1, "", 1});
        rig_.drive();
        return worker;
    }
    FakeWorker ingest() { return ingest(rig_.processes.started.back().run()); }
    bool is_killed() const { return rig_.processes.started.back().killed; }

    Rig rig_;
};

TEST_F(IngestRoleTest, AHelloIsAnsweredWithTheTableOfFeeds) {
    FakeWorker worker = ingest();
    EXPECT_EQ(worker.next(), media_link::Message{*rig_.plan.ingest});
}

TEST_F(IngestRoleTest, WhatItsPublishersDoIsTaken) {
    FakeWorker worker = ingest();
    for (const std::uint16_t code : {std::uint16_t{403}, std::uint16_t{409}}) {
        worker.send(FeedState{"main", FeedState::State::refused, code});
    }
    worker.send(FeedState{"main", FeedState::State::connected, 0});
    worker.send(media_link::Health{media_link::Health::Picture::none, 0, 0, 0, 2});
    rig_.drive();
    EXPECT_FALSE(is_killed());
    EXPECT_EQ(rig_.status().health.refusals, 2U);
}

TEST_F(IngestRoleTest, WhatIsKnownOfAFeedIsTold) {
    FakeWorker worker = ingest();
    worker.send(FeedState{"main", FeedState::State::connected, 0});
    worker.send(FeedState{"main", FeedState::State::refused, 409});
    rig_.drive();
    const FeedStatus status = rig_.outlet.feeds.feeds().at("main");
    EXPECT_EQ(status.state, FeedStatus::State::publishing);
    EXPECT_EQ(status.refusal, 409);
    rig_.processes.started.back().end({true, 1, 0});
    rig_.drive();
    EXPECT_EQ(rig_.outlet.feeds.feeds().at("main").state, FeedStatus::State::lost);
}

TEST_F(IngestRoleTest, WhoReceivesAnOutputIsTold) {
    FakeWorker worker = ingest();
    worker.send(media_link::OutputStates{{{"to-obs", 2, 3600, 0, 1, 403}, {"unknown", 1}}});
    rig_.drive();
    EXPECT_FALSE(is_killed());
    ASSERT_EQ(rig_.outlet.outputs.outputs().size(), 1U);
    EXPECT_TRUE(rig_.outlet.outputs.served());
    EXPECT_EQ(rig_.outlet.outputs.outputs().at("to-obs").receivers, 2U);
    EXPECT_EQ(rig_.supervisor->outputs().outputs().at("to-obs").refusal, 403);
    rig_.processes.started.back().end({true, 1, 0});
    rig_.drive();
    EXPECT_EQ(rig_.outlet.outputs.outputs().at("to-obs").receivers, 0U);
}

TEST_F(IngestRoleTest, AnotherTableIsPushedAtOnce) {
    FakeWorker worker = ingest();
    worker.next();
    media_link::Feeds feeds = *rig_.plan.ingest;
    feeds.feeds.push_back({"second", "second", "battery-horse-staple"});
    rig_.supervisor->set_feeds(feeds);
    rig_.drive();
    EXPECT_EQ(worker.next(), media_link::Message{feeds});
    EXPECT_TRUE(rig_.outlet.feeds.feeds().contains("second"));
    rig_.supervisor->set_feeds(std::nullopt);
    rig_.drive();
    feeds.feeds.clear();
    EXPECT_EQ(worker.next(), media_link::Message{feeds}) << "the listeners stay";
}

TEST_F(IngestRoleTest, MediaFromItIsAFault) {
    FakeWorker worker = ingest();
    worker.send(test::part(0, 0, 0));
    rig_.drive();
    EXPECT_TRUE(is_killed());
}

TEST_F(IngestRoleTest, ANewGatewayFindsItAgain) {
    const std::string run = rig_.processes.started.back().run();
    rig_.restart();
    EXPECT_EQ(rig_.processes.started.size(), 1U);
    FakeWorker worker = ingest(run);
    EXPECT_EQ(worker.next(), media_link::Message{*rig_.plan.ingest});
}

TEST_F(IngestRoleTest, AProgrammesHelloIsNotItsOwn) {
    FakeWorker worker = rig_.programme();
    EXPECT_EQ(worker.next(), media_link::Message{media_link::Stop{}});
    EXPECT_FALSE(rig_.status().connected);
}

}  // namespace
}  // namespace paraninfo::workers
