// The RTMP listener with a real encoder: ffmpeg publishes, sockets try what is not allowed.
#include "media/ingest/feed_hub.hpp"
#include "media/ingest/rtmp_connection.hpp"
#include "media/ingest/rtmp_listener.hpp"
#include "media/link/feed_client.hpp"
#include "media/rtmp/amf0.hpp"
#include "media/rtmp/chunks.hpp"
#include "tests/media/support/encoder.hpp"
#include "tests/media/support/feed_record.hpp"

#include <gtest/gtest.h>
#include <openssl/sha.h>

#include <arpa/inet.h>
#include <filesystem>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace paraninfo::ingest {
namespace {

using State = media_link::FeedState::State;

std::string sha256_of(const std::string& text) {
    std::string hash(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(),
           reinterpret_cast<unsigned char*>(hash.data()));
    return hash;
}

std::string command(const std::vector<rtmp::AmfValue>& values) {
    const auto type = static_cast<std::uint8_t>(rtmp::MessageType::command);
    return rtmp::in_chunks({type, 0, 0, rtmp::encode_amf0(values)}, 3, 128);
}

// All that an encoder says until it publishes; it waits for no answer.
std::string publishing(const std::string& key) {
    rtmp::AmfObject application;
    application.push_back({"app", {std::string{"live"}}});
    return '\x03' + std::string(2 * 1536, '\0') + command({{std::string{"connect"}}, {1.0}, {application}}) +
           command({{std::string{"publish"}}, {2.0}, {}, {key}});
}

// The configuration of a decoder of AAC, of so many bytes.
std::string sound_configuration(std::size_t bytes) {
    std::string payload(bytes, 'x');
    payload.replace(0, 2, std::string{'\xAF', '\0'});
    return rtmp::in_chunks({static_cast<std::uint8_t>(rtmp::MessageType::audio), 1, 0, payload}, 4, 128);
}

class IngestRtmpTest : public testing::Test {
  protected:
    IngestRtmpTest() {
        char name[] = "/tmp/paraninfo-rtmp-XXXXXX";
        folder_ = ::mkdtemp(name);
        hub_ = std::make_unique<FeedHub>(folder_ / "media.sock");
        hub_->set_feeds({"main"});
        listener_ = std::make_unique<RtmpListener>(
            *hub_, ListenerEvents{[this](const media_link::FeedState& state) { record_.state(state); },
                                  [](media_link::Level, const std::string&) {}});
        listener_->set_feeds(feeds("main_right"));
        while (listener_->port() == 0) std::this_thread::yield();
        connect_client();
    }
    ~IngestRtmpTest() override {
        client_.reset();
        listener_.reset();
        hub_.reset();
        std::filesystem::remove_all(folder_);
    }

    media_link::Feeds feeds(const std::string& key) const {
        media_link::Feeds feeds;
        feeds.silent_after = std::chrono::milliseconds{1000};
        feeds.rtmp_address = "127.0.0.1";
        feeds.rtmp_port = listener_->port();
        feeds.rtmp_feeds = {{"main", sha256_of(key)}};
        return feeds;
    }
    void connect_client() {
        client_.reset();
        client_ = std::make_unique<link::FeedClient>(
            link::feed_socket_path(folder_ / "media.sock", "main"),
            link::FeedHandlers{[this](const media_link::FeedBegin& begun) {
                                   flv_ = begun.container == media_link::FeedBegin::Container::flv;
                                   head_.clear();
                                   record_.begin();
                               },
                               [this](const std::string& bytes) {
                                   if (head_.size() < 4096) head_ += bytes;
                                   record_.bytes(bytes.size());
                                   return true;
                               },
                               [] {}});
    }
    std::string url(const std::string& key) const {
        return "rtmp://127.0.0.1:" + std::to_string(listener_->port()) + "/live/" + key;
    }
    // A connection that says this and then nothing; from another address of the loopback than the usual.
    int caller(const std::string& bytes, const char* from = "127.0.0.1") const {
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in own{};
        own.sin_family = AF_INET;
        ::inet_pton(AF_INET, from, &own.sin_addr);
        EXPECT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&own), sizeof own), 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(listener_->port());
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        EXPECT_EQ(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        EXPECT_EQ(::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL),
                  static_cast<ssize_t>(bytes.size()));
        return socket;
    }

    std::filesystem::path folder_;
    test::FeedRecord record_;
    bool flv_ = false;
    std::string head_;  // of the client's thread, until it is gone
    std::unique_ptr<FeedHub> hub_;
    std::unique_ptr<RtmpListener> listener_;
    std::unique_ptr<link::FeedClient> client_;
};

TEST_F(IngestRtmpTest, AnEncodersPictureReachesTheProgrammeAsFlv) {
    const test::Encoder encoder{url("main_right")};
    EXPECT_TRUE(record_.wait_for_state(State::connected));
    EXPECT_TRUE(record_.wait_for_more_bytes(20'000));
    client_.reset();
    EXPECT_TRUE(flv_);
    EXPECT_EQ(head_.substr(0, 3), "FLV");
}

TEST_F(IngestRtmpTest, AProgrammeThatComesLaterCanDecodeToo) {
    const test::Encoder encoder{url("main_right")};
    ASSERT_TRUE(record_.wait_for_more_bytes(20'000));
    connect_client();
    ASSERT_TRUE(record_.wait_for_more_bytes(20'000));
    client_.reset();
    ASSERT_GT(head_.size(), 30U);
    EXPECT_EQ(head_.substr(0, 3), "FLV");
    EXPECT_EQ(head_[13], '\x09') << "a picture's tag";
    EXPECT_EQ(head_.substr(24, 2), (std::string{'\x17', '\0'})) << "its decoder's configuration";
}

TEST_F(IngestRtmpTest, AWrongKeyIsRefusedAndItsFeedNamed) {
    const test::Encoder encoder{url("main_wrong")};
    EXPECT_TRUE(record_.wait_for_state(State::refused, 403));
    const test::Encoder other{url("nobody_right")};
    EXPECT_TRUE(record_.wait_for_state(State::refused, 404));
    EXPECT_EQ(record_.sessions(), 0);
}

TEST_F(IngestRtmpTest, ASecondPublisherIsRefusedAndASilentOneReplaced) {
    test::Encoder first{url("main_right")};
    ASSERT_TRUE(record_.wait_for_more_bytes(20'000));
    const test::Encoder second{url("main_right")};
    EXPECT_TRUE(record_.wait_for_state(State::refused, 409));
    first.freeze();
    ASSERT_TRUE(record_.wait_for_state(State::silent));
    const test::Encoder third{url("main_right")};
    EXPECT_TRUE(record_.wait_for_state(State::replaced));
    EXPECT_TRUE(record_.wait_for_more_bytes(20'000));
    EXPECT_EQ(record_.sessions(), 2);
}

TEST_F(IngestRtmpTest, APublisherThatGoesIsLost) {
    {
        const test::Encoder encoder{url("main_right")};
        ASSERT_TRUE(record_.wait_for_more_bytes(20'000));
    }
    EXPECT_TRUE(record_.wait_for_state(State::lost));
}

TEST_F(IngestRtmpTest, ANewKeyEndsWhoPublishesWithTheOldOne) {
    const test::Encoder encoder{url("main_right")};
    ASSERT_TRUE(record_.wait_for_more_bytes(20'000));
    listener_->set_feeds(feeds("main_other"));
    EXPECT_TRUE(record_.wait_for_state(State::lost));
}

TEST_F(IngestRtmpTest, AConfigurationIsBounded) {
    const int fits = caller(publishing("main_right") + sound_configuration(rtmp_configuration_bytes_max));
    EXPECT_TRUE(record_.wait_for_bytes(rtmp_configuration_bytes_max));
    ::close(fits);
    ASSERT_TRUE(record_.wait_for_state(State::lost));
    const int over = caller(publishing("main_right") + sound_configuration(rtmp_configuration_bytes_max + 1));
    EXPECT_TRUE(record_.wait_for_state(State::refused, 415));
    ::close(over);
}

TEST_F(IngestRtmpTest, IdleConnectionsAndNonsenseKeepNoEncoderOut) {
    std::vector<int> sockets;
    for (std::size_t i = 0; i < 2 * rtmp_connections_max; ++i)
        sockets.push_back(caller(i % 2 == 0 ? "\x03" : "GET / HTTP/1.1\r\n\r\n"));
    const test::Encoder encoder{url("main_right")};
    EXPECT_TRUE(record_.wait_for_more_bytes(20'000));
    for (const int socket : sockets) ::close(socket);
}

TEST_F(IngestRtmpTest, AFloodOfCallersEndsNoneButItsOwn) {
    const std::string all = publishing("main_right");
    const int encoder = caller(all.substr(0, 1000), "127.0.0.2");
    std::vector<int> flood;
    for (std::size_t i = 0; i < 4 * rtmp_connections_max; ++i) flood.push_back(caller("\x03"));
    // The oldest of the flood were ended when its newest came.
    const timeval patience{20, 0};
    char byte = 0;
    for (std::size_t i = 0; i < 2 * rtmp_connections_max; ++i) {
        ::setsockopt(flood[i], SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        EXPECT_LE(::recv(flood[i], &byte, 1, 0), 0);
    }
    const std::string rest = all.substr(1000);
    ASSERT_EQ(::send(encoder, rest.data(), rest.size(), MSG_NOSIGNAL), static_cast<ssize_t>(rest.size()));
    EXPECT_TRUE(record_.wait_for_state(State::connected));
    ::close(encoder);
    for (const int socket : flood) ::close(socket);
}

}  // namespace
}  // namespace paraninfo::ingest
