#include "media/rtmp/session.hpp"

#include <gtest/gtest.h>

namespace paraninfo::rtmp {
namespace {

using namespace std::string_literals;

// What an encoder says, and what it hears.
class SessionTest : public testing::Test {
  protected:
    SessionTest()
        : session_({[this](const std::string& key) {
                        keys_.push_back(key);
                        return key == "hall_right";
                    },
                    [this](const Message& message) { media_.push_back(message); }}) {}

    bool greet() {
        const bool fine = session_.receive('\x03' + std::string(1536, 'c') + std::string(1536, 's'));
        const std::string answer = session_.output();
        EXPECT_EQ(answer.size(), 1U + 1536 + 1536);
        EXPECT_EQ(answer.substr(1537), std::string(1536, 'c'));
        return fine;
    }
    static std::string command(const std::vector<AmfValue>& values) {
        return in_chunks({static_cast<std::uint8_t>(MessageType::command), 0, 0, encode_amf0(values)}, 3,
                         128);
    }
    bool connect(const std::string& app) {
        return session_.receive(command({{"connect"s}, {1.0}, {AmfObject{{"app", {app}}}}}));
    }
    bool publish(const std::string& key) {
        return session_.receive(command({{"publish"s}, {5.0}, {}, {key}, {"live"s}}));
    }
    // The names of the commands that were heard, and the code of the last onStatus.
    std::vector<std::string> heard() {
        std::vector<Message> messages;
        EXPECT_TRUE(hears_.push(session_.output(), messages));
        std::vector<std::string> names;
        for (const Message& message : messages) {
            if (!message.is(MessageType::command)) continue;
            const auto values = parse_amf0(message.payload);
            names.push_back(*values->at(0).text());
            if (const std::string* code = text_member(values->at(3), "code")) code_ = *code;
        }
        return names;
    }
    void publish_well() {
        ASSERT_TRUE(greet());
        ASSERT_TRUE(connect("live"));
        ASSERT_TRUE(publish("hall_right"));
        heard();
    }

    std::vector<std::string> keys_;
    std::vector<Message> media_;
    Session session_;
    ChunkReader hears_;
    std::string code_;
};

TEST_F(SessionTest, AnEncoderPublishes) {
    ASSERT_TRUE(greet());
    ASSERT_TRUE(connect("live"));
    EXPECT_EQ(heard(), (std::vector{"_result"s}));
    EXPECT_EQ(code_, "NetConnection.Connect.Success");
    ASSERT_TRUE(session_.receive(command({{"releaseStream"s}, {2.0}, {}, {"hall_right"s}})));
    ASSERT_TRUE(session_.receive(command({{"createStream"s}, {4.0}, {}})));
    EXPECT_EQ(heard(), (std::vector{"_result"s}));
    EXPECT_FALSE(session_.publishes());
    ASSERT_TRUE(publish("hall_right?bitrate=3000"));
    EXPECT_EQ(heard(), (std::vector{"onStatus"s}));
    EXPECT_EQ(code_, "NetStream.Publish.Start");
    EXPECT_TRUE(session_.publishes());
    EXPECT_EQ(keys_, std::vector{"hall_right"s}) << "what is behind a question mark is no part of the key";
    const Message picture{9, 1, 40, "\x17\x01picture"s};
    ASSERT_TRUE(session_.receive(in_chunks(picture, 6, 128)));
    EXPECT_EQ(media_, std::vector{picture});
    EXPECT_FALSE(session_.receive(command({{"deleteStream"s}, {7.0}, {}, {1.0}})));
}

TEST_F(SessionTest, AWrongKeyIsToldSoAndEndsTheConnection) {
    ASSERT_TRUE(greet());
    ASSERT_TRUE(connect("live"));
    heard();
    EXPECT_FALSE(publish("hall_wrong"));
    EXPECT_EQ(heard(), (std::vector{"onStatus"s}));
    EXPECT_EQ(code_, "NetStream.Publish.BadName");
    EXPECT_FALSE(session_.receive("anything"));
    EXPECT_TRUE(media_.empty());
}

TEST_F(SessionTest, NothingIsTakenBeforeItsTime) {
    ASSERT_TRUE(greet());
    EXPECT_FALSE(publish("hall_right")) << "without connect";
    EXPECT_TRUE(keys_.empty());
}

TEST_F(SessionTest, MediaBeforePublishingEndTheConnection) {
    ASSERT_TRUE(greet());
    ASSERT_TRUE(connect("live"));
    EXPECT_FALSE(session_.receive(in_chunks({9, 1, 0, "\x17\x01x"s}, 6, 128)));
    EXPECT_TRUE(media_.empty());
}

TEST_F(SessionTest, AnotherApplicationIsRefused) {
    ASSERT_TRUE(greet());
    EXPECT_FALSE(connect("liver"));
}

TEST_F(SessionTest, TheApplicationMayHaveMoreBehindIt) {
    ASSERT_TRUE(greet());
    EXPECT_TRUE(connect("live/?x=1"));
}

TEST_F(SessionTest, NothingIsPlayed) {
    ASSERT_TRUE(greet());
    ASSERT_TRUE(connect("live"));
    EXPECT_FALSE(session_.receive(command({{"play"s}, {5.0}, {}, {"hall"s}})));
    heard();
    EXPECT_EQ(code_, "NetStream.Play.Failed");
}

TEST_F(SessionTest, OneConnectionPublishesOnce) {
    publish_well();
    EXPECT_FALSE(publish("hall_right"));
    EXPECT_EQ(keys_.size(), 1U);
}

TEST_F(SessionTest, AnEncryptedHandshakeAndHttpAreRefusedAtTheFirstByte) {
    EXPECT_FALSE(session_.receive("\x06"));
    EXPECT_FALSE(session_.receive("\x03"));
    Session other{{[](const std::string&) { return true; }, [](const Message&) {}}};
    EXPECT_FALSE(other.receive("GET / HTTP/1.1\r\n"));
    EXPECT_EQ(other.output(), "");
}

TEST_F(SessionTest, CommandsAreBounded) {
    ASSERT_TRUE(greet());
    int taken = 0;
    while (taken <= commands_max && session_.receive(command({{"_checkbw"s}, {0.0}}))) ++taken;
    EXPECT_EQ(taken, commands_max);
}

TEST_F(SessionTest, ALongCommandIsRefused) {
    ASSERT_TRUE(greet());
    EXPECT_FALSE(
        session_.receive(command({{"connect"s}, {1.0}, {AmfObject{{"app", {std::string(20'000, 'a')}}}}})));
}

TEST_F(SessionTest, WhatIsReadIsAcknowledged) {
    publish_well();
    std::string bytes;
    for (int i = 0; i < 30; ++i)
        bytes += in_chunks({9, 1, 0, "\x27\x01"s + std::string(100'000, 'x')}, 6, 128);
    ASSERT_TRUE(session_.receive(bytes));
    std::vector<Message> messages;
    ASSERT_TRUE(hears_.push(session_.output(), messages));
    ASSERT_FALSE(messages.empty());
    EXPECT_TRUE(messages.front().is(MessageType::acknowledgement));
}

TEST_F(SessionTest, APingIsAnswered) {
    ASSERT_TRUE(greet());
    ASSERT_TRUE(session_.receive(in_chunks({4, 0, 0, "\x00\x06\x00\x00\x12\x34"s}, 2, 128)));
    std::vector<Message> messages;
    ASSERT_TRUE(hears_.push(session_.output(), messages));
    ASSERT_EQ(messages.size(), 1U);
    EXPECT_EQ(messages.front().payload, "\x00\x07\x00\x00\x12\x34"s);
}

}  // namespace
}  // namespace paraninfo::rtmp
