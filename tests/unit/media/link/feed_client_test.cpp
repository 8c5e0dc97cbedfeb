#include "media/link/feed_client.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/media/link/peer.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <vector>

namespace paraninfo::link {
namespace {

using media_link::FeedBegin;
using media_link::FeedBytes;
using media_link::FeedEnd;

class FeedClientTest : public testing::Test {
  protected:
    FeedClientTest() : listener_(listen_unix(folder_ / "feed-main.sock", 4)) {
        client_ = std::make_unique<FeedClient>(feed_socket_path(folder_ / "media.sock", "main"),
                                               FeedHandlers{[this](const media_link::FeedBegin& begun) {
                                                                say("begin " + std::to_string(begun.session));
                                                            },
                                                            [this](const std::string& bytes) {
                                                                say(bytes);
                                                                return bytes != "useless";
                                                            },
                                                            [this] { say("end"); }},
                                               std::chrono::milliseconds{1});
    }
    ~FeedClientTest() override { client_.reset(); }

    void say(const std::string& what) {
        const std::lock_guard lock{mutex_};
        said_.push_back(what);
        changed_.notify_all();
    }
    std::vector<std::string> first(std::size_t count) {
        std::unique_lock lock{mutex_};
        changed_.wait_for(lock, std::chrono::seconds{10}, [this, count] { return said_.size() >= count; });
        return said_;
    }
    test::Peer ingest() { return {test::accept_next(listener_), media_link::Stream::feed}; }

    paraninfo::test::TemporaryFolder folder_;
    Descriptor listener_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<std::string> said_;
    std::unique_ptr<FeedClient> client_;
};

using Said = std::vector<std::string>;

TEST_F(FeedClientTest, ASessionBeginsHasBytesAndEnds) {
    test::Peer peer = ingest();
    peer.send(FeedBegin{7});
    peer.send(FeedBytes{"bytes"});
    peer.send(FeedEnd{7});
    EXPECT_EQ(first(3), (Said{"begin 7", "bytes", "end"}));
}

TEST_F(FeedClientTest, AnIngestThatGoesEndsTheSessionAndTheNextIsFound) {
    {
        test::Peer peer = ingest();
        peer.send(FeedBegin{1});
    }
    test::Peer again = ingest();
    again.send(FeedBegin{1});
    EXPECT_EQ(first(3), (Said{"begin 1", "end", "begin 1"}));
}

TEST_F(FeedClientTest, ANewSessionEndsTheOneBefore) {
    test::Peer peer = ingest();
    peer.send(FeedBegin{1});
    peer.send(FeedBegin{2});
    EXPECT_EQ(first(3), (Said{"begin 1", "end", "begin 2"}));
}

TEST_F(FeedClientTest, BytesWithoutASessionAreDropped) {
    test::Peer peer = ingest();
    peer.send(FeedBytes{"early"});
    peer.send(FeedBegin{1});
    EXPECT_EQ(first(1), Said{"begin 1"});
}

TEST_F(FeedClientTest, WhoCanUseNothingOfItConnectsAnew) {
    test::Peer peer = ingest();
    peer.send(FeedBegin{1});
    peer.send(FeedBytes{"useless"});
    test::Peer again = ingest();
    again.send(FeedBegin{1});
    EXPECT_EQ(first(4), (Said{"begin 1", "useless", "end", "begin 1"}));
}

TEST_F(FeedClientTest, NonsenseEndsTheConnection) {
    test::Peer peer = ingest();
    peer.send(FeedBegin{1});
    peer.send_raw(std::string(64, '\xff'));
    EXPECT_EQ(first(2), (Said{"begin 1", "end"}));
    EXPECT_FALSE(peer.next());
}

TEST(FeedSocketPath, LiesBesideTheGatewaysSocket) {
    EXPECT_EQ(feed_socket_path("/data/run/media.sock", "main"), "/data/run/feed-main.sock");
}

}  // namespace
}  // namespace paraninfo::link
