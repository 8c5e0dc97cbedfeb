#include "server/gateway/conversation.hpp"

#include <gtest/gtest.h>

namespace paraninfo::gateway {
namespace {

using namespace std::chrono_literals;

const std::string join = R"({"jsonrpc":"2.0","id":1,"method":"room.join","params":{}})";
const std::string ask =
    R"({"jsonrpc":"2.0","id":2,"method":"question.ask","params":{"key":"0d1b9a0e-0b3c-4b52-8f57-3a3a6f1b2c3d","text":"x"}})";

struct Conversations : testing::Test {
    TokenBucket::Time now{};
    Conversation conversation{{10, 20}, now};
    Refused refused(const std::string& text) { return std::get<Refused>(conversation.read(text, now)); }
};

TEST_F(Conversations, ACommandBeforeTheJoinIsRefused) {
    const auto answer = refused(ask);
    EXPECT_NE(answer.json.find("not_joined"), std::string::npos);
    EXPECT_FALSE(answer.close);
}

TEST_F(Conversations, AfterTheJoinCommandsGoThrough) {
    EXPECT_TRUE(std::holds_alternative<JoinAsked>(conversation.read(join, now)));
    EXPECT_TRUE(std::holds_alternative<CommandAsked>(conversation.read(ask, now)));
}

TEST_F(Conversations, TheFifthMalformedMessageCloses) {
    for (int i = 1; i < Conversation::malformed_max; ++i) EXPECT_FALSE(refused("{").close);
    EXPECT_EQ(refused("{").close, CloseCode::protocol);
}

TEST_F(Conversations, TooManyMessagesAreLimitedThenClosed) {
    conversation.read(join, now);
    for (int i = 1; i < 20; ++i)
        EXPECT_TRUE(std::holds_alternative<CommandAsked>(conversation.read(ask, now)));
    const auto first = refused(ask);
    EXPECT_NE(first.json.find("retry_after_ms"), std::string::npos);
    for (int i = 2; i < Conversation::limited_max; ++i) EXPECT_FALSE(refused(ask).close);
    EXPECT_EQ(refused(ask).close, CloseCode::flooding);
}

TEST_F(Conversations, MessagesOfAnUnknownMethodAreLimitedAsOthersAre) {
    const std::string unknown = R"({"jsonrpc":"2.0","id":3,"method":"x","params":{}})";
    for (int i = 0; i < 20; ++i) EXPECT_NE(refused(unknown).json.find("unknown_method"), std::string::npos);
    EXPECT_NE(refused(unknown).json.find("retry_after_ms"), std::string::npos);
    for (int i = 2; i < Conversation::limited_max; ++i) EXPECT_FALSE(refused(unknown).close);
    EXPECT_EQ(refused(unknown).close, CloseCode::flooding);
}

TEST_F(Conversations, WhoWaitsIsHeardAgain) {
    conversation.read(join, now);
    for (int i = 0; i < 25; ++i) conversation.read(ask, now);
    now += 1s;
    EXPECT_TRUE(std::holds_alternative<CommandAsked>(conversation.read(ask, now)));
}

TEST_F(Conversations, ByPostNoJoinIsNeededAndNoneIsAllowed) {
    Conversation posted({10, 20}, now, true);
    EXPECT_TRUE(std::holds_alternative<CommandAsked>(posted.read(ask, now)));
    EXPECT_TRUE(std::holds_alternative<Refused>(posted.read(join, now)));
}

TEST_F(Conversations, ASecondJoinIsRefused) {
    conversation.read(join, now);
    EXPECT_NE(refused(join).json.find("invalid"), std::string::npos);
}

}  // namespace
}  // namespace paraninfo::gateway
