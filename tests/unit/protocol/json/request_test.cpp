#include "protocol/json/request.hpp"

#include "tests/unit/protocol/samples.hpp"
#include "tests/unit/protocol/json/key.hpp"

#include <set>

namespace paraninfo::json {
namespace {

using samples::Value;

std::string ask(const std::string& text) {
    return Value{
        {"jsonrpc", "2.0"}, {"id", 1}, {"method", "question.ask"}, {"params", {{"key", key}, {"text", text}}}}
        .dump();
}

TEST(ParseRequest, EveryCommandOfTheSamplesIsRead) {
    std::set<std::size_t> kinds;
    const Value commands = samples::load("commands.json")["commands"];
    for (const Value& sample : commands) {
        const auto request = parse_request(sample["request"].dump());
        ASSERT_TRUE(request) << sample["name"];
        EXPECT_EQ(request->id.json, sample["request"]["id"].dump());
        const auto& submit = std::get<SubmitCommand>(request->what);
        EXPECT_EQ(submit.key, sample["request"]["params"]["key"]);
        kinds.insert(submit.command.index());
    }
    EXPECT_EQ(kinds.size(), std::variant_size_v<Command>) << "a command has no sample";
}

TEST(ParseRequest, MembersArriveWhereTheyBelong) {
    const Value commands = samples::load("commands.json")["commands"];
    const auto command = [&](const char* name) {
        const auto request = parse_request(samples::named(commands, name)["request"].dump());
        return std::get<SubmitCommand>(request->what).command;
    };
    EXPECT_EQ(command("ask, all members"),
              Command(AskQuestion{"When will the proceedings be published? 👩‍🔬", "en", true}));
    EXPECT_EQ(command("take the vote back"), Command(VoteQuestion{QuestionId{"Qa1b2c3d4e5f6g7h"}, false}));
    EXPECT_EQ(command("decline"), Command(DeclineQuestion{QuestionId{"Qa1b2c3d4e5f6g7h"}, 1,
                                                          "Answered already in the first talk."}));
    EXPECT_EQ(command("publish first"), Command(SetReview{Review::publish}));
}

TEST(ParseRequest, AJoinMayCarryAPosition) {
    const Value joins = samples::load("commands.json")["joins"];
    const auto join = parse_request(samples::named(joins, "join")["request"].dump());
    EXPECT_EQ(std::get<JoinRoom>(join->what).position, std::nullopt);
    const auto resume = parse_request(samples::named(joins, "resume")["request"].dump());
    EXPECT_EQ(std::get<JoinRoom>(resume->what).position, (Position{"h1s70ryAAAAAAAAA", 811}));
    EXPECT_EQ(resume->id.json, "\"again\"");
}

TEST(ParseRequest, WhatIsBadIsRefusedForItsReason) {
    const Value bad = samples::load("bad_requests.json")["bad_requests"];
    ASSERT_FALSE(bad.empty());
    for (const Value& sample : bad) {
        const auto request = parse_request(sample["text"].get<std::string>());
        ASSERT_FALSE(request) << sample["name"];
        EXPECT_EQ(name_of(request.error().reject.reason), sample["reason"]) << sample["name"];
        EXPECT_EQ(request.error().reject.detail, sample.value("member", "")) << sample["name"];
        EXPECT_EQ(request.error().id.json, sample.contains("id") ? sample["id"].dump() : "null")
            << sample["name"];
    }
}

TEST(ParseRequest, BadUtf8IsNoJson) {
    for (const char* bad : {"\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF"}) {
        const std::string text =
            std::string(R"({"jsonrpc":"2.0","id":1,"method":"question.ask","params":{"key":")") + key +
            R"(","text":")" + bad + "\"}}";
        const auto request = parse_request(text);
        ASSERT_FALSE(request);
        EXPECT_EQ(request.error().reject.reason, Reason::parse);
    }
}

TEST(ParseRequest, AMarkOfByteOrderIsNoJson) {
    EXPECT_FALSE(parse_request("\xEF\xBB\xBF" + ask("a")));
}

TEST(ParseRequest, AMessageAtTheLimitIsReadAndOneByteMoreIsNot) {
    const std::string frame = ask("");
    EXPECT_TRUE(parse_request(ask(std::string(request_bytes_max - frame.size(), 'a'))));
    const auto request = parse_request(ask(std::string(request_bytes_max - frame.size() + 1, 'a')));
    ASSERT_FALSE(request);
    EXPECT_EQ(request.error().reject.reason, Reason::invalid);
}

TEST(ParseRequest, KeysAreTheSameInBothCases) {
    std::string upper = ask("a");
    upper.replace(upper.find("6f1c"), 4, "6F1C");
    EXPECT_EQ(std::get<SubmitCommand>(parse_request(upper)->what).key, key);
}

}  // namespace
}  // namespace paraninfo::json
