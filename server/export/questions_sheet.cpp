#include "server/export/questions_sheet.hpp"

#include <algorithm>

namespace paraninfo::exports {

namespace {

constexpr std::array<std::string_view, 28> questions_columns{"number",         "id",
                                                             "asked_at",       "time_zone",
                                                             "state",          "votes",
                                                             "text",           "original_text",
                                                             "language",       "author",
                                                             "anonymous",      "person",
                                                             "origin",         "tags",
                                                             "written_answer", "answer_to",
                                                             "written_at",     "decline_reason",
                                                             "merged_into",    "notes",
                                                             "translation_es", "translation_en",
                                                             "translation_pt", "translation_zh_hant",
                                                             "session",        "addressed_to",
                                                             "assigned_to",    "erased"};

std::string notes_of(const Question& question) {
    std::string notes;
    for (const Note& note : question.annotations.notes)
        notes += (notes.empty() ? "" : "\n") + note.by + ": " + note.text;
    return notes;
}

// Drafts are not for others than those who translate.
Cell translation(const Question& question, Language language) {
    const auto& all = question.annotations.translations;
    const auto found = std::ranges::find(all, language, &Translation::language);
    return found == all.end() || !found->approved ? Cell{} : text_or_nothing(found->text);
}

void add_annotations(Row& row, const Question& question, const EventTime& time) {
    const Annotations& added = question.annotations;
    const bool answered = !added.answer.text.empty();
    row.emplace_back(added.tags);
    row.push_back(text_or_nothing(added.answer.text));
    row.push_back(!answered ? Cell{} : Cell{std::string(added.answer.to == AnswerTo::all ? "all" : "asker")});
    row.push_back(answered ? time.cell(added.answer.at_ms) : Cell{});
    row.push_back(text_or_nothing(question.reason));
    row.push_back(text_or_nothing(question.into.value));
    row.push_back(text_or_nothing(notes_of(question)));
    for (const Language language : all_languages) row.push_back(translation(question, language));
}

Row row_of(std::uint64_t number_in_order, const Question& question, const EventTime& time) {
    const std::string nobody(question.sealed ? sealed_asker : "");
    Row row{number(number_in_order),
            text_or_nothing(question.id.value),
            time.cell(question.at_ms),
            time.zone(),
            std::string(name_of(question.state)),
            number(question.votes),
            text_or_nothing(question.text),
            question.edited ? text_or_nothing(question.original) : Cell{},
            text_or_nothing(question.language),
            text_or_nothing(question.anonymous ? "" : question.name),
            question.anonymous,
            text_or_nothing(question.anonymous ? nobody : question.person.value),
            question.sealed ? Cell{} : std::string(question.origin == Audience::hall ? "hall" : "remote")};
    add_annotations(row, question, time);
    for (const std::string& id : {question.session, question.to, question.assigned})
        row.push_back(text_or_nothing(id));
    row.emplace_back(question.text.empty());
    return row;
}

}  // namespace

void write_questions(Book& book, const room::State& state, const EventTime& time) {
    book.open(Sheet::questions, questions_columns);
    std::uint64_t n = 0;
    for (const Question& question : state.questions) book.row(row_of(++n, question, time));
    book.close();
}

}  // namespace paraninfo::exports
