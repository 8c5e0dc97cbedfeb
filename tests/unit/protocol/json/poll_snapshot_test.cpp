#include "protocol/json/poll_snapshot.hpp"

#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

using samples::Value;

Value kept(const PollVotes& votes) {
    Writer writer;
    write_poll_votes(writer, votes);
    return Value::parse(writer.take());
}

PollVotes voted() {
    return {samples::scale_poll(), 9, {{PersonId{"p"}, {16, ""}, VoterClass::open}}};
}

TEST(PollSnapshot, ComesBackAsItWas) {
    EXPECT_EQ(read_poll_votes(kept(voted())), voted());
    const PollVotes words{samples::text_poll(), 9, {{PersonId{}, {0, "\"Trust\""}}}};
    EXPECT_EQ(read_poll_votes(kept(words)), words);
}

TEST(PollSnapshot, ASecretPollComesBackWithItsKeyAndItsCount) {
    PollVotes votes{samples::secret_poll(), 9, {{PersonId{"p"}, {}}}};
    votes.poll.modulus = samples::paper_modulus();
    EXPECT_EQ(read_poll_votes(kept(votes)), votes);
    votes.poll.counted = SecretCount{12, {7, 3, 2}};
    EXPECT_EQ(read_poll_votes(kept(votes)), votes);
    Value wrong = kept(votes);
    wrong["counted"]["counts"] = {"x"};
    EXPECT_FALSE(read_poll_votes(wrong));
}

TEST(PollSnapshot, OneFromBeforeSecretPollsIsStillRead) {
    Value older = kept(voted());
    older["form"].erase("secret");
    EXPECT_EQ(read_poll_votes(older), voted());
}

TEST(PollSnapshot, OneFromBeforeClassesKnowsTheHallOnly) {
    const auto of_role = [](PollVotes votes, const char* role) {
        Value older = kept(votes);
        older["ballots"][0].erase("class");
        older["ballots"][0]["origin"] = role;
        return read_poll_votes(older)->ballots[0].voter_class;
    };
    EXPECT_EQ(of_role(voted(), "hall"), VoterClass::hall);
    EXPECT_EQ(of_role(voted(), "participant"), std::nullopt);
    const PollVotes secret{samples::secret_poll(), 9, {{PersonId{"p"}, {}}}};
    EXPECT_EQ(of_role(secret, "hall"), std::nullopt) << "a paper has no class";
}

TEST(PollSnapshot, AnythingElseIsRefused) {
    const auto refused = [](const auto& change) {
        Value value = kept(voted());
        change(value);
        return !read_poll_votes(value);
    };
    EXPECT_FALSE(refused([](Value&) {}));
    EXPECT_TRUE(refused([](Value& v) { v = 7; }));
    EXPECT_TRUE(refused([](Value& v) { v["more"] = 1; }));
    EXPECT_TRUE(refused([](Value& v) { v["form"] = "x"; }));
    EXPECT_TRUE(refused([](Value& v) { v["form"]["to"] = 12; })) << "12 steps";
    EXPECT_TRUE(refused([](Value& v) { v["form"]["to"] = std::int64_t{1} << 40; }));
    EXPECT_TRUE(refused([](Value& v) { v["form"]["options"] = std::vector<std::string>(13, "x"); }));
    EXPECT_TRUE(refused([](Value& v) { v["form"]["options"] = {1}; }));
    EXPECT_TRUE(refused([](Value& v) { v["ballots"][0]["choices"] = 65536; }));
    EXPECT_TRUE(refused([](Value& v) { v["ballots"][0].erase("person"); }));
    EXPECT_TRUE(refused([](Value& v) { v["ballots"] = "x"; }));
}

}  // namespace
}  // namespace paraninfo::json
