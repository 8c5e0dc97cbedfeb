#include "server/workers/connection.hpp"

#include "tests/unit/server/workers/rig.hpp"

#include <boost/asio/local/connect_pair.hpp>

#include <gtest/gtest.h>

#include <fcntl.h>

namespace paraninfo::workers {
namespace {

class ConnectionTest : public testing::Test, public ConnectionOwner {
  protected:
    ConnectionTest() : near_(context_), far_(context_) {
        boost::asio::local::connect_pair(near_, far_);
        connection_ = std::make_shared<Connection>(std::move(near_), *this);
        connection_->start();
        far_.non_blocking(true);
    }
    ~ConnectionTest() override {
        connection_->close();
        drive();
    }
    void drive() {
        for (int turn = 0; turn < 5; ++turn) {
            context_.restart();
            context_.poll();
        }
    }
    // As much as fits; the context is driven in between, until all is written or the peer has closed.
    void write(const std::string& bytes) {
        std::size_t written = 0;
        while (written < bytes.size() && connection_->is_open()) {
            boost::system::error_code ec;
            written +=
                far_.write_some(boost::asio::buffer(bytes.data() + written, bytes.size() - written), ec);
            drive();
        }
    }
    void received(Connection&, media_link::Message& message) override { messages_.push_back(message); }
    void batch_done(Connection&) override { ++batches_; }
    void lost(Connection&, std::string_view fault) override { faults_.emplace_back(fault); }

    boost::asio::io_context context_;
    Connection::Socket near_, far_;
    std::shared_ptr<Connection> connection_;
    std::vector<media_link::Message> messages_;
    std::vector<std::string> faults_;
    int batches_ = 0;
};

TEST_F(ConnectionTest, WhatCameTogetherIsOneBatch) {
    const std::string frame = media_link::encode(media_link::Levels{{-1}});
    write(frame + frame + frame);
    EXPECT_EQ(messages_.size(), 3U);
    EXPECT_EQ(batches_, 1);
}

TEST_F(ConnectionTest, AnEndIsALossWithoutFault) {
    far_.close();
    drive();
    EXPECT_EQ(faults_, std::vector<std::string>{""});
    EXPECT_FALSE(connection_->is_open());
}

TEST_F(ConnectionTest, AFaultIsNamedAndEndsIt) {
    write(media_link::encode(media_link::Stop{}));
    EXPECT_EQ(faults_, std::vector<std::string>{"unexpected type"});
    EXPECT_TRUE(messages_.empty());
}

TEST_F(ConnectionTest, WhoSendsMoreThanTheCreditIsStopped) {
    media_link::Part part = test::part(0, 0, 0);
    part.bytes = std::make_shared<const std::string>(1u << 20, 'x');
    const std::string frame = media_link::encode(part);
    for (int i = 0; i < 100 && connection_->is_open(); ++i) write(frame);
    EXPECT_EQ(faults_, std::vector<std::string>{"credit exceeded"});
    EXPECT_GE(messages_.size(), 7U);
}

TEST_F(ConnectionTest, WhoDoesNotReadIsLeftAtItsLimit) {
    media_link::Configure large = test::configuration();
    large.slate_text = std::string(1000, 'x');
    while (connection_->is_open()) {
        connection_->send(large);
        drive();
    }
    EXPECT_EQ(faults_, std::vector<std::string>{"does not read"});
}

TEST_F(ConnectionTest, TheKernelSaysWhoIsThere) {
    EXPECT_EQ(connection_->peer(), ::getpid());
}

TEST_F(ConnectionTest, AfterCloseNothingIsCalled) {
    write(media_link::encode(media_link::Levels{{-1}}));
    connection_->close();
    far_.close();
    drive();
    EXPECT_TRUE(faults_.empty());
}

}  // namespace
}  // namespace paraninfo::workers
