#include "protocol/json/polls.hpp"

#include "tests/unit/protocol/samples.hpp"

namespace paraninfo::json {
namespace {

using samples::Value;

Value sample_data(const char* name) {
    return samples::named(samples::load("states.json")["states"], name)["message"]["params"]["data"];
}

Value ballot(const Poll& poll, const Ballot& cast) {
    Writer writer;
    write_ballot(writer, poll.form, cast);
    return Value::parse(writer.take());
}

TEST(PollJson, ResultsAreAsTheSamplesSay) {
    const PollTally choice{{343, {200, 100, 43}}, {}};
    EXPECT_EQ(Value::parse(encode_answers(343)), sample_data("answers of a poll"));
    EXPECT_EQ(Value::parse(encode_results(samples::choice_poll().form, choice)),
              sample_data("results, choice"));
    const PollTally scale{{12, {0, 1, 2, 5, 4}}, {}};
    EXPECT_EQ(Value::parse(encode_results(samples::scale_poll().form, scale)), sample_data("results, scale"));
    const PollTally words{{2, {}}, {{"confianza", 2}, {"cooperación", 1}}};
    EXPECT_EQ(Value::parse(encode_results(samples::text_poll().form, words)),
              sample_data("results, open text"));
}

TEST(PollJson, ResultsByClassAreAsTheSamplesSay) {
    using enum VoterClass;
    const auto& form = samples::choice_poll().form;
    EXPECT_EQ(Value::parse(encode_classes(
                  form, {{{hall}, {41, {20, 11, 10}}}, {{registered, open}, {302, {180, 89, 33}}}})),
              sample_data("results by class"));
    EXPECT_EQ(Value::parse(encode_classes(form, {})),
              sample_data("results by class, too few to be told apart"));
}

TEST(PollJson, OpenTextHasByClassTheNumberOfAnswersOnly) {
    const auto classes =
        Value::parse(encode_classes(samples::text_poll().form, {{{VoterClass::hall}, {7, {}}}}));
    EXPECT_EQ(classes["groups"][0], (Value{{"classes", {"hall"}}, {"answers", 7}}));
}

TEST(PollJson, ABallotReadsAsTheVote) {
    EXPECT_EQ(ballot(samples::choice_poll(), {5, ""}), (Value{{"choices", {0, 2}}}));
    EXPECT_EQ(ballot(samples::scale_poll(), {16, ""}), (Value{{"scale", 5}}));
    EXPECT_EQ(ballot(samples::text_poll(), {0, "Trust"}), (Value{{"text", "Trust"}}));
}

TEST(PollJson, OfASecretPollThePaperIsOnesOwnAndFewBallotsHaveNoCounts) {
    EXPECT_EQ(ballot(samples::secret_poll(), {}), (Value{{"paper", true}}));
    const auto& form = samples::secret_poll().form;
    EXPECT_EQ(Value::parse(encode_results(form, {{12, {7, 3, 2}}, {}})), sample_data("results, secret"));
    EXPECT_EQ(Value::parse(encode_results(form, {{9, {}}, {}})), sample_data("results, secret, too few"));
}

TEST(PollJson, APollCarriesNoResults) {
    Writer writer;
    write_poll(writer, samples::choice_poll(), Audience::moderator);
    const auto poll = Value::parse(writer.take());
    for (const char* member : {"answers", "counts", "words", "groups"}) EXPECT_FALSE(poll.contains(member));
}

}  // namespace
}  // namespace paraninfo::json
