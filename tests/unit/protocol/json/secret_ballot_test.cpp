#include "protocol/json/secret_ballot.hpp"

#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

using samples::Value;

Value body() {
    const Value papers = samples::load("papers.json");
    const Value& paper = papers["papers"][0];
    return {{"poll", papers["poll"]},
            {"serial", paper["serial"]},
            {"signature", paper["signature"]},
            {"ballot", {{"choices", {1}}}}};
}

TEST(SecretBallotJson, IsReadWithItsVote) {
    const auto ballot = parse_secret_ballot(body().dump());
    ASSERT_TRUE(ballot);
    EXPECT_EQ(ballot->vote, (VotePoll{PollId{"P01lD1b2C3d4E5f6"}, VoteChoices{{1}}}));
    EXPECT_EQ(ballot->serial, body()["serial"]);
    EXPECT_EQ(ballot->signature, body()["signature"]);
    Value scale = body();
    scale["ballot"] = {{"scale", 4}};
    EXPECT_EQ(parse_secret_ballot(scale.dump())->vote.vote, decltype(VotePoll::vote)(VoteStep{4}));
}

TEST(SecretBallotJson, AnythingElseIsRefused) {
    const auto refused = [](const auto& change) {
        Value value = body();
        change(value);
        return !parse_secret_ballot(value.dump());
    };
    EXPECT_FALSE(refused([](Value&) {}));
    for (const char* member : {"poll", "serial", "signature", "ballot"}) {
        EXPECT_TRUE(refused([&](Value& v) { v.erase(member); })) << member;
        EXPECT_TRUE(refused([&](Value& v) { v[member] = 7; })) << member;
    }
    EXPECT_TRUE(refused([](Value& v) { v["person"] = "p"; }));
    EXPECT_TRUE(refused([](Value& v) { v["serial"] = std::string(42, 'A'); }));
    EXPECT_TRUE(refused([](Value& v) { v["ballot"]["key"] = "k"; }));
    EXPECT_TRUE(refused([](Value& v) { v["ballot"] = {{"scale", "x"}}; }));
    EXPECT_TRUE(refused([](Value& v) { v = {1}; }));
    EXPECT_FALSE(parse_secret_ballot(body().dump() + std::string(secret_ballot_bytes_max, ' ')));
}

}  // namespace
}  // namespace paraninfo::json
