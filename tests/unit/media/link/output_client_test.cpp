#include "media/link/output_client.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/media/link/peer.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <vector>

namespace paraninfo::link {
namespace {

using media_link::OutputBytes;
using media_link::OutputWanted;

std::string packets_of(std::size_t count, char mark = 'x') {
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i)
        bytes += '\x47' + std::string(media_link::ts_packet_bytes - 1, mark);
    return bytes;
}

class OutputClientTest : public testing::Test {
  protected:
    OutputClientTest() : listener_(listen_unix(folder_ / "output-to-obs.sock", 4)) {
        client_ = std::make_unique<OutputClient>(
            output_socket_path(folder_ / "media.sock", "to-obs"),
            [this](bool wanted) {
                const std::lock_guard lock{mutex_};
                said_.push_back(wanted);
                changed_.notify_all();
            },
            std::chrono::milliseconds{1});
    }
    ~OutputClientTest() override { client_.reset(); }

    std::vector<bool> first_said(std::size_t count) {
        std::unique_lock lock{mutex_};
        changed_.wait_for(lock, std::chrono::seconds{10}, [this, count] { return said_.size() >= count; });
        return said_;
    }
    test::Peer ingest() { return {test::accept_next(listener_), media_link::Stream::output}; }
    // One to which the client is surely connected: it has heard it.
    test::Peer heard_ingest() {
        test::Peer peer = ingest();
        peer.send(OutputWanted{true});
        first_said(1);
        return peer;
    }

    paraninfo::test::TemporaryFolder folder_;
    Descriptor listener_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<bool> said_;
    std::unique_ptr<OutputClient> client_;
};

TEST_F(OutputClientTest, HearsWhetherItIsWanted) {
    {
        test::Peer peer = ingest();
        peer.send(OutputWanted{true});
        peer.send(OutputWanted{true});
        peer.send(OutputWanted{false});
        peer.send(OutputWanted{true});
        EXPECT_EQ(first_said(3), (std::vector<bool>{true, false, true}));
    }
    EXPECT_EQ(first_said(4), (std::vector<bool>{true, false, true, false})) << "the ingest is gone";
}

TEST_F(OutputClientTest, SendsWhatIsMadeInPiecesOfWhichTheFirstOpens) {
    test::Peer peer = heard_ingest();
    const std::size_t most = media_link::output_bytes_max / media_link::ts_packet_bytes;
    client_->send(true, packets_of(most + 1));
    client_->send(false, packets_of(1, 'y'));
    EXPECT_EQ(peer.next(), media_link::Message(OutputBytes{true, packets_of(most)}));
    EXPECT_EQ(peer.next(), media_link::Message(OutputBytes{false, packets_of(1)}));
    EXPECT_EQ(peer.next(), media_link::Message(OutputBytes{false, packets_of(1, 'y')}));
}

TEST_F(OutputClientTest, AnIngestThatDoesNotReadIsLeftAndCalledAgain) {
    test::Peer slow = heard_ingest();
    const std::string bytes = packets_of(media_link::output_bytes_max / media_link::ts_packet_bytes);
    for (std::size_t sent = 0; sent < 3 * OutputClient::waiting_bytes_max; sent += bytes.size())
        client_->send(true, bytes);
    EXPECT_EQ(first_said(2), (std::vector<bool>{true, false}));
    test::Peer again = ingest();
    again.send(OutputWanted{true});
    EXPECT_EQ(first_said(3), (std::vector<bool>{true, false, true}));
    client_->send(true, packets_of(1, 'z'));
    EXPECT_EQ(again.next(), media_link::Message(OutputBytes{true, packets_of(1, 'z')}))
        << "nothing of what waited before";
}

TEST_F(OutputClientTest, WhatIsNotToBeSaidThereEndsTheConnection) {
    test::Peer peer = heard_ingest();
    peer.send(OutputBytes{true, packets_of(1)});
    EXPECT_EQ(first_said(2), (std::vector<bool>{true, false}));
    EXPECT_FALSE(peer.next());
}

TEST(OutputSocketPath, LiesBesideTheGatewaysSocket) {
    EXPECT_EQ(output_socket_path("/data/run/media.sock", "to-obs"), "/data/run/output-to-obs.sock");
}

}  // namespace
}  // namespace paraninfo::link
