// The SRT listener with a real encoder: ffmpeg publishes, libsrt's callers try what is not allowed.
#include "media/ingest/feed_hub.hpp"
#include "media/ingest/srt_listener.hpp"
#include "media/link/feed_client.hpp"
#include "tests/media/support/encoder.hpp"
#include "tests/media/support/feed_record.hpp"

#include <gtest/gtest.h>
#include <srt/access_control.h>
#include <srt/srt.h>

#include <arpa/inet.h>
#include <atomic>
#include <filesystem>
#include <random>
#include <stdlib.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace paraninfo::ingest {
namespace {

using State = media_link::FeedState::State;

const std::string passphrase = "correct-horse-battery";

class IngestSrtTest : public testing::Test {
  protected:
    IngestSrtTest() {
        char name[] = "/tmp/paraninfo-ingest-XXXXXX";
        folder_ = ::mkdtemp(name);
        hub_ = std::make_unique<FeedHub>(folder_ / "media.sock");
        hub_->set_feeds({"main", "second"});
        outputs_ = std::make_unique<OutputHub>(folder_ / "media.sock", ListenerEvents{});
        listener_ = std::make_unique<SrtListener>(
            *hub_, *outputs_,
            ListenerEvents{[this](const media_link::FeedState& state) { record_.state(state); },
                           [](media_link::Level, const std::string&) {}});
        media_link::Feeds feeds;
        feeds.address = "127.0.0.1";
        feeds.silent_after = std::chrono::milliseconds{1000};
        feeds.feeds = {{"main", "main", passphrase}, {"second", "second", "another-passphrase"}};
        listener_->set_feeds(feeds);
        while (listener_->port() == 0) std::this_thread::yield();
        client_ = std::make_unique<link::FeedClient>(
            link::feed_socket_path(folder_ / "media.sock", "main"),
            link::FeedHandlers{[this](const media_link::FeedBegin&) { record_.begin(); },
                               [this](const std::string& bytes) {
                                   record_.bytes(bytes.size());
                                   return true;
                               },
                               [] {}});
    }
    ~IngestSrtTest() override {
        client_.reset();
        listener_.reset();
        outputs_.reset();
        hub_.reset();
        std::filesystem::remove_all(folder_);
    }

    test::Encoder encoder(const std::string& streamid, const std::string& key) const {
        return test::Encoder{"srt://127.0.0.1:" + std::to_string(listener_->port()) +
                             "?streamid=" + streamid + "&passphrase=" + key};
    }

    // Calls the listener as a publisher would; 0, or the reason of the refusal.
    int call(const std::string& streamid, const std::string& key) const {
        const SRTSOCKET caller = srt_create_socket();
        const int timeout_ms = 3000;
        srt_setsockflag(caller, SRTO_CONNTIMEO, &timeout_ms, sizeof timeout_ms);
        srt_setsockflag(caller, SRTO_STREAMID, streamid.data(), static_cast<int>(streamid.size()));
        if (!key.empty()) srt_setsockflag(caller, SRTO_PASSPHRASE, key.data(), static_cast<int>(key.size()));
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_port = htons(listener_->port());
        ::inet_pton(AF_INET, "127.0.0.1", &where.sin_addr);
        const int connected = srt_connect(caller, reinterpret_cast<const sockaddr*>(&where), sizeof where);
        const int reason = connected == SRT_ERROR ? srt_getrejectreason(caller) : 0;
        srt_close(caller);
        return reason;
    }

    void send_garbage(std::size_t packets) const {
        const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        sockaddr_in where{};
        where.sin_family = AF_INET;
        where.sin_port = htons(listener_->port());
        ::inet_pton(AF_INET, "127.0.0.1", &where.sin_addr);
        std::mt19937 random{1};
        for (std::size_t i = 0; i < packets; ++i) {
            std::string packet(random() % 1472, '\0');
            for (char& byte : packet) byte = static_cast<char>(random());
            if (i % 2 == 0 && packet.size() > 8)
                packet[0] = static_cast<char>(0x80);  // as SRT's control packets
            ::sendto(socket, packet.data(), packet.size(), MSG_DONTWAIT,
                     reinterpret_cast<const sockaddr*>(&where), sizeof where);
        }
        ::close(socket);
    }

    std::filesystem::path folder_;
    test::FeedRecord record_;
    std::unique_ptr<FeedHub> hub_;
    std::unique_ptr<OutputHub> outputs_;
    std::unique_ptr<SrtListener> listener_;
    std::unique_ptr<link::FeedClient> client_;
};

TEST_F(IngestSrtTest, AnEncodersBytesReachTheProgramme) {
    const test::Encoder good = encoder("main", passphrase);
    EXPECT_TRUE(record_.wait_for_state(State::connected));
    EXPECT_TRUE(record_.wait_for_more_bytes(100'000));
    EXPECT_EQ(record_.sessions(), 1);
}

TEST_F(IngestSrtTest, TheAccessControlSyntaxNamesAFeedToo) {
    EXPECT_EQ(call("#!::r=main,m=publish", passphrase), 0);
    EXPECT_TRUE(record_.wait_for_state(State::connected));
}

TEST_F(IngestSrtTest, AWrongPassphraseIsRefused) {
    EXPECT_EQ(call("main", "incorrect-horse-battery"), SRT_REJ_BADSECRET);
    EXPECT_TRUE(record_.wait_for_state(State::refused, 403));
    EXPECT_EQ(record_.sessions(), 0);
}

TEST_F(IngestSrtTest, AnotherFeedsPassphraseIsRefused) {
    EXPECT_EQ(call("main", "another-passphrase"), SRT_REJ_BADSECRET);
}

TEST_F(IngestSrtTest, NoPassphraseIsRefused) {
    EXPECT_EQ(call("main", ""), SRT_REJ_UNSECURE);
}

TEST_F(IngestSrtTest, AnUnknownFeedIsRefusedWith404) {
    EXPECT_EQ(call("elsewhere", passphrase), SRT_REJX_NOTFOUND);
    EXPECT_TRUE(record_.wait_for_state(State::refused, 404));
}

TEST_F(IngestSrtTest, WhoWantsToWatchIsRefusedWith403) {
    EXPECT_EQ(call("#!::r=main,m=request", passphrase), SRT_REJX_FORBIDDEN);
}

TEST_F(IngestSrtTest, NoStreamidIsRefusedWith400) {
    EXPECT_EQ(call("", passphrase), SRT_REJX_BAD_REQUEST);
}

TEST_F(IngestSrtTest, ASecondPublisherIsRefusedWith409AndTheFirstGoesOn) {
    const test::Encoder first = encoder("main", passphrase);
    ASSERT_TRUE(record_.wait_for_more_bytes(20'000));
    EXPECT_EQ(call("main", passphrase), SRT_REJX_CONFLICT);
    EXPECT_TRUE(record_.wait_for_state(State::refused, 409));
    EXPECT_TRUE(record_.wait_for_more_bytes(20'000));
    EXPECT_EQ(record_.sessions(), 1);
}

TEST_F(IngestSrtTest, ASilentPublisherIsReplaced) {
    test::Encoder first = encoder("main", passphrase);
    ASSERT_TRUE(record_.wait_for_more_bytes(20'000));
    first.freeze();
    ASSERT_TRUE(record_.wait_for_state(State::silent));
    const test::Encoder second = encoder("main", passphrase);
    EXPECT_TRUE(record_.wait_for_state(State::replaced));
    EXPECT_TRUE(record_.wait_for_more_bytes(20'000));
    EXPECT_EQ(record_.sessions(), 2);
}

TEST_F(IngestSrtTest, GarbageOnThePortHarmsNothing) {
    const test::Encoder good = encoder("main", passphrase);
    ASSERT_TRUE(record_.wait_for_more_bytes(20'000));
    send_garbage(2000);
    EXPECT_TRUE(record_.wait_for_more_bytes(50'000));
    EXPECT_EQ(call("second", "another-passphrase"), 0);
    EXPECT_EQ(record_.sessions(), 1);
}

TEST_F(IngestSrtTest, FailingCallersDoNotHoldUpAGoodOne) {
    for (int i = 0; i < 20; ++i) EXPECT_EQ(call("main", "incorrect-horse-battery"), SRT_REJ_BADSECRET);
    const test::Encoder good = encoder("main", passphrase);
    EXPECT_TRUE(record_.wait_for_more_bytes(20'000));
}

TEST_F(IngestSrtTest, AFeedTakenFromTheTableLosesItsPublisher) {
    const test::Encoder good = encoder("main", passphrase);
    ASSERT_TRUE(record_.wait_for_more_bytes(20'000));
    media_link::Feeds without;
    without.address = "127.0.0.1";
    without.port = listener_->port();
    without.feeds = {{"main", "main", "a-new-passphrase"}};
    listener_->set_feeds(without);
    EXPECT_TRUE(record_.wait_for_state(State::lost));
}

}  // namespace
}  // namespace paraninfo::ingest
