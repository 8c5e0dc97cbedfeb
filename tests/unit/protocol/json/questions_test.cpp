#include "protocol/json/questions.hpp"

#include "tests/unit/protocol/samples.hpp"

#include <set>

namespace paraninfo::json {
namespace {

std::set<std::string> members(const Question& question, Audience audience) {
    Writer writer;
    write_question(writer, question, audience);
    std::set<std::string> names;
    const auto value = samples::Value::parse(writer.take());
    for (const auto& [name, member] : value.items()) names.insert(name);
    return names;
}

TEST(QuestionJson, OnlyModeratorsSeeWhoAskedAndWhy) {
    Question question = samples::second_question();
    question.reason = "Off topic";
    question.original = "Before?";
    for (const Audience audience : {Audience::participant, Audience::hall, Audience::screen})
        for (const char* name : {"person", "name", "reason", "original", "anonymous"})
            EXPECT_FALSE(members(question, audience).contains(name)) << name;
    EXPECT_TRUE(members(question, Audience::moderator).contains("person"));
}

TEST(QuestionJson, OfASealedQuestionNobodyIsToldWhoAskedItNorFromWhere) {
    Question question = samples::second_question();
    question.sealed = true;
    for (const Audience audience : all_audiences) {
        Writer writer;
        write_question(writer, question, audience);
        const std::string text = writer.take();
        EXPECT_EQ(text.find(question.person.value), std::string::npos) << name_of(audience);
        EXPECT_EQ(text.find(question.name), std::string::npos) << name_of(audience);
        EXPECT_TRUE(samples::Value::parse(text)["origin"].is_null()) << name_of(audience);
    }
    EXPECT_TRUE(members(question, Audience::moderator).contains("sealed"));
}

TEST(QuestionJson, ScreensSeeSixMembers) {
    const std::set<std::string> six{"id", "text", "language", "state", "author", "origin"};
    EXPECT_EQ(members(samples::first_question(), Audience::screen), six);
}

TEST(QuestionJson, TheAskersFormHasTheReasonOnlyIfThereIsOne) {
    Question question = samples::first_question();
    const auto own = [&] {
        Writer writer;
        write_own_question(writer, question, nullptr);
        return samples::Value::parse(writer.take());
    };
    EXPECT_FALSE(own().contains("reason"));
    EXPECT_EQ(own()["mine"], true);
    question.reason = "Off topic";
    EXPECT_EQ(own()["reason"], "Off topic");
}

TEST(QuestionJson, TheAskersFormOfAMergedQuestionTellsTheFateOfTheOther) {
    Question question = samples::first_question();
    Question into = samples::second_question();
    into.state = QuestionState::declined;
    into.reason = "Off topic";
    question.into = into.id;
    Writer writer;
    write_own_question(writer, question, &into);
    const auto own = samples::Value::parse(writer.take());
    EXPECT_EQ(own["into"], into.id.value);
    EXPECT_EQ(own["fate"], (samples::Value{{"state", "declined"}, {"reason", "Off topic"}}));
    EXPECT_FALSE(own.contains("reason")) << "it was not declined itself";
    EXPECT_TRUE(members(question, Audience::moderator).contains("into"));
    EXPECT_FALSE(members(question, Audience::participant).contains("into"));
}

}  // namespace
}  // namespace paraninfo::json
