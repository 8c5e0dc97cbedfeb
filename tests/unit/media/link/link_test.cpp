#include "media/link/link.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/media/link/peer.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

namespace paraninfo::link {
namespace {

using media_link::Configure;
using media_link::Health;
using media_link::Hello;
using media_link::Init;
using media_link::Part;
using media_link::Stop;
using std::chrono::milliseconds;

Hello hello() {
    return {media_link::Role::programme, make_run_id(), 1, 1, "auditorium", 1};
}

Init init() {
    return {0, media_link::Kind::video, "avc1.4D401F", 640, 360, 30, 1, 0, 0, 1000, "init"};
}

Part part(std::uint64_t segment) {
    Part part;
    part.segment = segment;
    part.duration = std::chrono::seconds{2};
    part.captured_at = std::chrono::seconds{2 * segment};
    part.bytes = std::make_shared<const std::string>("bytes");
    return part;
}

Configure configure() {
    Configure m;
    m.room = "auditorium";
    m.source.feed = "main";
    m.renditions = {{media_link::Kind::video, "360p", 640, 360, 600}};
    return m;
}

class LinkTest : public testing::Test {
  protected:
    LinkTest() : listener_(listen_unix(folder_ / "media.sock", 4)) {
        options_.socket_path = folder_ / "media.sock";
        options_.hello = hello();
        options_.retry_every = milliseconds{1};
    }
    void start() {
        link_ = std::make_unique<Link>(
            options_,
            [this](media_link::Message message) {
                const std::lock_guard lock{mutex_};
                received_.push_back(std::move(message));
                changed_.notify_all();
            },
            [] {
                Health health;
                health.picture = Health::Picture::live;
                return health;
            });
        link_->start();
    }
    test::Peer gateway() { return {test::accept_next(listener_), media_link::Stream::up}; }
    bool wait_for_messages(std::size_t count) {
        std::unique_lock lock{mutex_};
        return changed_.wait_for(lock, std::chrono::seconds{10},
                                 [this, count] { return received_.size() >= count; });
    }

    paraninfo::test::TemporaryFolder folder_;
    Descriptor listener_;
    LinkOptions options_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<media_link::Message> received_;
    std::unique_ptr<Link> link_;
};

TEST_F(LinkTest, HelloComesFirstThenHealth) {
    start();
    test::Peer peer = gateway();
    EXPECT_EQ(peer.next(), media_link::Message{options_.hello});
    const auto health = peer.next_of<Health>();
    ASSERT_TRUE(health);
    EXPECT_EQ(health->picture, Health::Picture::live);
    EXPECT_GT(health->rss_kb, 0U);
}

TEST_F(LinkTest, WhatIsSentArrivesInOrder) {
    start();
    test::Peer peer = gateway();
    peer.next_of<Hello>();
    link_->send(init());
    for (std::uint64_t segment = 0; segment < 3; ++segment) link_->send(part(segment));
    EXPECT_EQ(peer.next_of<Init>(), init());
    for (std::uint64_t segment = 0; segment < 3; ++segment) EXPECT_EQ(peer.next_of<Part>(), part(segment));
}

TEST_F(LinkTest, TheNextGatewayGetsHelloAgainAndWhatWasKept) {
    start();
    {
        test::Peer first = gateway();
        link_->send(init());
        link_->send(part(0));
        ASSERT_EQ(first.next_of<Part>(), part(0));
    }
    test::Peer second = gateway();
    EXPECT_EQ(second.next(), media_link::Message{options_.hello});
    EXPECT_EQ(second.next(), media_link::Message{init()});
    EXPECT_EQ(second.next(), media_link::Message{part(0)});
}

TEST_F(LinkTest, PartsMadeWithoutAGatewayAreKeptToo) {
    const Descriptor none = std::move(listener_);
    start();
    link_->send(init());
    link_->send(part(0));
    test::Peer peer{test::accept_next(none), media_link::Stream::up};
    EXPECT_EQ(peer.next_of<Part>(), part(0));
}

TEST_F(LinkTest, MessagesFromTheGatewayAreHandedOver) {
    start();
    test::Peer peer = gateway();
    peer.send(configure());
    ASSERT_TRUE(wait_for_messages(1));
    EXPECT_EQ(received_.front(), media_link::Message{configure()});
}

TEST_F(LinkTest, AStopEndsTheWait) {
    start();
    test::Peer peer = gateway();
    peer.send(Stop{});
    link_->wait();
    EXPECT_EQ(received_.back(), media_link::Message{Stop{}});
}

TEST_F(LinkTest, WithoutAnyGatewayItGivesUpAfterItsGrace) {
    listener_.reset();
    options_.gateway_grace = milliseconds{5};
    start();
    link_->wait();
}

TEST_F(LinkTest, AGatewayThatSpeaksNonsenseIsLeftAndTriedAgain) {
    start();
    test::Peer first = gateway();
    first.send_raw(std::string(64, '\xff'));
    test::Peer second = gateway();
    EXPECT_TRUE(second.next_of<Hello>());
}

TEST_F(LinkTest, AGatewayThatDoesNotReadIsLeftAndLosesNothingThatIsKept) {
    options_.queue_bytes_max = 400'000;
    options_.keep = std::chrono::seconds{1};
    start();
    test::Peer first = gateway();
    ASSERT_TRUE(first.next_of<Hello>());
    for (std::uint64_t segment = 0; segment < 12; ++segment) {
        Part large = part(segment);
        large.bytes = std::make_shared<const std::string>(100'000, 'x');
        link_->send(large);
    }
    // It may have left more than once; a gateway that reads gets the newest part in the end.
    bool has_newest = false;
    for (int attempt = 0; attempt < 12 && !has_newest; ++attempt) {
        test::Peer next = gateway();
        auto kept = next.next_of<Part>();
        while (kept && kept->segment < 11) kept = next.next_of<Part>();
        has_newest = kept.has_value();
    }
    EXPECT_TRUE(has_newest);
}

TEST_F(LinkTest, ClosingEndsTheWait) {
    start();
    test::Peer peer = gateway();
    EXPECT_TRUE(peer.next_of<Hello>());
    link_->close();
    link_->wait();
}

TEST(RunId, IsANewNameEachTime) {
    EXPECT_TRUE(media_link::is_run_id(make_run_id()));
    EXPECT_NE(make_run_id(), make_run_id());
}

}  // namespace
}  // namespace paraninfo::link
