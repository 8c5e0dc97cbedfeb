#include "media/link/ingest_line.hpp"

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/media/link/peer.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

namespace paraninfo::link {
namespace {

using media_link::OutputWanted;
using Heard = std::vector<std::string>;

class IngestLineTest : public testing::Test {
  protected:
    ~IngestLineTest() override { line_.reset(); }

    void listen() { listener_ = listen_unix(path(), 4); }
    void connect(std::function<IngestLine::Written(int socket)> write = {}) {
        line_ = std::make_unique<IngestLine>(
            path(), media_link::Stream::output, std::chrono::milliseconds{1},
            IngestLine::Handlers{[this](const media_link::Message& message) {
                                     const bool wanted = std::get<OutputWanted>(message).wanted;
                                     note(wanted ? "yes" : "no");
                                     return wanted;
                                 },
                                 [this] { note("end"); }, std::move(write)});
    }
    test::Peer ingest() { return {test::accept_next(listener_), media_link::Stream::output}; }

    void note(const std::string& what) {
        const std::lock_guard lock{mutex_};
        // It may fail to connect any number of times.
        if (what != "end" || heard_.empty() || heard_.back() != "end") heard_.push_back(what);
        changed_.notify_all();
    }
    Heard first_heard(std::size_t count) {
        std::unique_lock lock{mutex_};
        changed_.wait_for(lock, std::chrono::seconds{10}, [this, count] { return heard_.size() >= count; });
        return heard_;
    }

    std::string path() const { return folder_ / "output-to-obs.sock"; }

    paraninfo::test::TemporaryFolder folder_;
    Descriptor listener_;
    std::mutex mutex_;
    std::condition_variable changed_;
    Heard heard_;
    std::unique_ptr<IngestLine> line_;
};

TEST_F(IngestLineTest, AnIngestThatComesLaterIsFound) {
    connect();
    EXPECT_EQ(first_heard(1), Heard{"end"});
    listen();
    test::Peer peer = ingest();
    peer.send(OutputWanted{true});
    peer.send(OutputWanted{true});
    EXPECT_EQ(first_heard(3), (Heard{"end", "yes", "yes"}));
}

TEST_F(IngestLineTest, AMessageThatIsOfNoUseMakesItConnectAnew) {
    listen();
    connect();
    test::Peer peer = ingest();
    peer.send(OutputWanted{false});
    test::Peer again = ingest();
    again.send(OutputWanted{true});
    EXPECT_EQ(first_heard(3), (Heard{"no", "end", "yes"}));
    EXPECT_FALSE(peer.next());
}

TEST_F(IngestLineTest, AFaultMakesItConnectAnew) {
    listen();
    connect();
    test::Peer peer = ingest();
    peer.send_raw(std::string(64, '\xff'));
    test::Peer again = ingest();
    again.send(OutputWanted{true});
    EXPECT_EQ(first_heard(2), (Heard{"end", "yes"}));
}

TEST_F(IngestLineTest, ItsOwnerWritesUponAWakeAndAgainWhileSomeIsLeft) {
    listen();
    std::atomic<int> left = 0;
    connect([this, &left](int socket) {
        if (left == 0) return IngestLine::Written::all;
        const std::string frame = media_link::encode(OutputWanted{true});
        ::send(socket, frame.data(), frame.size(), MSG_NOSIGNAL);
        note("wrote");
        return --left > 0 ? IngestLine::Written::some : IngestLine::Written::all;
    });
    test::Peer peer = ingest();
    left = 3;
    line_->wake();
    EXPECT_EQ(first_heard(3), (Heard{"wrote", "wrote", "wrote"}));
    for (int i = 0; i < 3; ++i) EXPECT_EQ(peer.next(), media_link::Message(OutputWanted{true}));
    line_.reset();
}

TEST_F(IngestLineTest, AWriteThatFailsMakesItConnectAnew) {
    listen();
    std::atomic<bool> fails = false;
    connect([&fails](int) {
        return fails.exchange(false) ? IngestLine::Written::failed : IngestLine::Written::all;
    });
    test::Peer peer = ingest();
    fails = true;
    line_->wake();
    EXPECT_EQ(first_heard(1), Heard{"end"});
    test::Peer again = ingest();
    again.send(OutputWanted{true});
    EXPECT_EQ(first_heard(2), (Heard{"end", "yes"}));
    line_.reset();
}

TEST_F(IngestLineTest, ItsEndIsNotTold) {
    listen();
    connect();
    test::Peer peer = ingest();
    peer.send(OutputWanted{true});
    first_heard(1);
    line_.reset();
    EXPECT_EQ(heard_, Heard{"yes"});
    EXPECT_FALSE(peer.next());
}

}  // namespace
}  // namespace paraninfo::link
