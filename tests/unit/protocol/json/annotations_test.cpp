#include "protocol/json/annotations.hpp"

#include "protocol/json/commands.hpp"
#include "protocol/json/questions.hpp"
#include "tests/unit/protocol/samples.hpp"
#include "tests/unit/protocol/json/key.hpp"

namespace paraninfo::json {
namespace {

using samples::Value;

Question annotated() {
    Question question = samples::first_question();
    question.annotations = {{"actas"},
                            {{"Moderator", "Ask the secretary.", 5}},
                            {"In May.", AnswerTo::asker, 6},
                            {{Language::en, "When?", true}, {Language::pt, "Quando?", false}}};
    return question;
}

Value form(const Question& question, Audience audience) {
    Writer writer;
    write_question(writer, question, audience);
    return Value::parse(writer.take());
}

Value own(const Question& question, const Question* into = nullptr) {
    Writer writer;
    write_own_question(writer, question, into);
    return Value::parse(writer.take());
}

std::string wrong_member(const char* method, Value params) {
    params.update({{"key", key}, {"question", "Qa"}, {"version", 1}});
    const auto read = read_params(method, params);
    const auto* bad = std::get_if<BadParams>(&read);
    return bad == nullptr ? "" : bad->member;
}

TEST(AnnotationJson, NotesAndDraftsAreForModeratorsOnly) {
    const Question question = annotated();
    EXPECT_EQ(form(question, Audience::moderator)["notes"][0]["text"], "Ask the secretary.");
    EXPECT_EQ(form(question, Audience::moderator)["translations"].size(), 2u);
    for (const Value& shown :
         {form(question, Audience::participant), form(question, Audience::hall), own(question)}) {
        EXPECT_FALSE(shown.contains("notes"));
        EXPECT_EQ(shown["translations"], Value::parse(R"([{"language":"en","text":"When?"}])"));
        EXPECT_EQ(shown["tags"], Value::array({"actas"}));
    }
}

TEST(AnnotationJson, AnAnswerToTheAskerIsTheirsAndTheModerators) {
    Question question = annotated();
    EXPECT_FALSE(form(question, Audience::participant).contains("answer"));
    EXPECT_EQ(own(question)["answer"], (Value{{"text", "In May."}, {"to", "asker"}, {"at", 6}}));
    EXPECT_TRUE(form(question, Audience::moderator).contains("answer"));
    question.annotations.answer.to = AnswerTo::all;
    EXPECT_EQ(form(question, Audience::hall)["answer"]["text"], "In May.");
}

TEST(AnnotationJson, TheAnswerReachesWhoAskedTheSame) {
    Question merged = samples::second_question();
    const Question into = annotated();
    merged.into = into.id;
    EXPECT_EQ(own(merged, &into)["fate"]["answer"]["text"], "In May.");
}

TEST(AnnotationJson, WhatIsNotThereIsNotWritten) {
    for (const Audience audience : all_audiences)
        for (const char* name : {"tags", "notes", "answer", "translations"})
            EXPECT_FALSE(form(samples::first_question(), audience).contains(name)) << name;
    Question draft = samples::first_question();
    draft.annotations.translations = {{Language::en, "When?", false}};
    EXPECT_FALSE(form(draft, Audience::participant).contains("translations"));
}

TEST(AnnotationJson, WhatIsKeptComesBack) {
    Writer writer;
    writer.open_object();
    write_kept_annotations(writer, annotated().annotations);
    writer.close_object();
    const Value kept = Value::parse(writer.take());
    Members members(kept);
    EXPECT_EQ(read_kept_annotations(members), annotated().annotations);
    EXPECT_FALSE(members.problem());
    for (const char* name : {"tags", "notes", "answer", "translations"}) {
        Value wrong = kept;
        wrong[name] = Value::array({1});
        Members bad(wrong);
        read_kept_annotations(bad);
        EXPECT_EQ(bad.problem(), name);
    }
}

TEST(AnnotationJson, CommandsAreReadStrictly) {
    EXPECT_EQ(wrong_member("question.set_tags", {{"tags", {"a", 1}}}), "tags");
    EXPECT_EQ(wrong_member("question.set_tags", {{"tags", "a"}}), "tags");
    EXPECT_EQ(wrong_member("question.set_tags", {{"tags", Value::array()}}), "");
    EXPECT_EQ(wrong_member("question.answer_in_writing", {{"text", "a"}, {"to", "everybody"}}), "to");
    EXPECT_EQ(wrong_member("question.note", {{"text", "a"}, {"to", "all"}}), "to");
    EXPECT_EQ(wrong_member("question.translate", {{"language", "fr"}, {"text", "a"}, {"approve", true}}),
              "language");
    EXPECT_EQ(wrong_member("question.translate", {{"language", "pt"}, {"text", "a"}}), "approve");
}

}  // namespace
}  // namespace paraninfo::json
