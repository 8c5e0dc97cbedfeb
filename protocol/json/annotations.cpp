#include "protocol/json/annotations.hpp"

#include <algorithm>

namespace paraninfo::json {

namespace {

std::string_view name_of(AnswerTo to) {
    return to == AnswerTo::all ? "all" : "asker";
}

std::optional<AnswerTo> answer_to_named(std::string_view name) {
    if (name == "all") return AnswerTo::all;
    return name == "asker" ? std::optional(AnswerTo::asker) : std::nullopt;
}

void write_texts(Writer& to, std::string_view name, const std::vector<std::string>& texts) {
    to.key(name).open_array();
    for (const std::string& text : texts) to.value(text);
    to.close_array();
}

std::vector<std::string> read_texts(Members& from, const char* name) {
    std::vector<std::string> texts;
    const Value& list = from.required(name);
    const bool fit = list.is_array() &&
                     std::all_of(list.begin(), list.end(), [](const Value& one) { return one.is_string(); });
    if (!fit)
        from.wrong(name);
    else
        for (const Value& one : list) texts.push_back(one.get<std::string>());
    return texts;
}

void write_note(Writer& to, const Note& note) {
    to.open_object().member("by", note.by).member("text", note.text).member("at", note.at_ms).close_object();
}

void write_notes(Writer& to, const std::vector<Note>& notes) {
    to.key("notes").open_array();
    for (const Note& note : notes) write_note(to, note);
    to.close_array();
}

// Drafts and whether they are approved, or what is approved alone.
void write_translations(Writer& to, const std::vector<Translation>& translations, bool drafts) {
    to.key("translations").open_array();
    for (const Translation& one : translations) {
        if (!drafts && !one.approved) continue;
        to.open_object().member("language", name_of(one.language)).member("text", one.text);
        if (drafts) to.member("approved", one.approved);
        to.close_object();
    }
    to.close_array();
}

// Each element of a list by `read`, which leaves in its Members what is wrong.
template <typename T, typename Read>
std::vector<T> read_list(Members& from, const char* name, Read read) {
    std::vector<T> all;
    const Value& list = from.required(name);
    if (!list.is_array()) from.wrong(name);
    for (const Value& one : list) {
        if (!one.is_object()) {
            from.wrong(name);
            break;
        }
        Members members(one);
        all.push_back(read(members));
        if (members.problem()) from.wrong(name);
    }
    return all;
}

std::string numbered_question(Offset question) {
    return ":" + std::to_string(question);
}

}  // namespace

void write_answer(Writer& to, const WrittenAnswer& answer) {
    to.key("answer").open_object().member("text", answer.text).member("to", name_of(answer.to));
    to.member("at", answer.at_ms).close_object();
}

void write_public_annotations(Writer& to, const Annotations& annotations, bool own) {
    const auto& [tags, notes, answer, translations] = annotations;
    if (!tags.empty()) write_texts(to, "tags", tags);
    const bool for_us = own || answer.to == AnswerTo::all;
    if (!answer.text.empty() && for_us) write_answer(to, answer);
    if (std::any_of(translations.begin(), translations.end(), [](const auto& one) { return one.approved; }))
        write_translations(to, translations, false);
}

void write_moderator_annotations(Writer& to, const Annotations& annotations) {
    if (!annotations.tags.empty()) write_texts(to, "tags", annotations.tags);
    if (!annotations.notes.empty()) write_notes(to, annotations.notes);
    if (!annotations.answer.text.empty()) write_answer(to, annotations.answer);
    if (!annotations.translations.empty()) write_translations(to, annotations.translations, true);
}

void write_kept_annotations(Writer& to, const Annotations& annotations) {
    write_texts(to, "tags", annotations.tags);
    write_notes(to, annotations.notes);
    write_answer(to, annotations.answer);
    write_translations(to, annotations.translations, true);
}

Annotations read_kept_annotations(Members& from) {
    Annotations annotations;
    annotations.tags = read_texts(from, "tags");
    annotations.notes = read_list<Note>(from, "notes", [](Members& one) {
        return Note{one.text("by"), one.text("text"), one.integer("at")};
    });
    const Value& answer = from.required("answer");
    if (answer.is_object()) {
        Members members(answer);
        annotations.answer = {members.text("text"), named(members, "to", answer_to_named),
                              members.integer("at")};
        if (members.problem()) from.wrong("answer");
    } else {
        from.wrong("answer");
    }
    annotations.translations = read_list<Translation>(from, "translations", [](Members& one) {
        return Translation{named(one, "language", language_named), one.text("text"), one.truth("approved")};
    });
    return annotations;
}

SetTags read_set_tags(Members& members) {
    auto command = versioned<SetTags>(members);
    command.tags = read_texts(members, "tags");
    return command;
}

NoteQuestion read_note(Members& members) {
    auto command = versioned<NoteQuestion>(members);
    command.text = members.text("text");
    return command;
}

AnswerInWriting read_answer_in_writing(Members& members) {
    auto command = versioned<AnswerInWriting>(members);
    command.text = members.text("text");
    command.to = named(members, "to", answer_to_named);
    return command;
}

TranslateQuestion read_translate(Members& members) {
    auto command = versioned<TranslateQuestion>(members);
    command.language = named(members, "language", language_named);
    command.text = members.text("text");
    command.approve = members.truth("approve");
    return command;
}

std::string encode_annotation(const QuestionTagged& change, Writer& payload) {
    write_texts(payload, "tags", change.tags);
    return numbered_question(change.question);
}

std::string encode_annotation(const QuestionNoted& change, Writer& payload) {
    payload.member("by", change.by).member("text", change.text);
    return numbered_question(change.question);
}

std::string encode_annotation(const QuestionAnsweredInWriting& change, Writer& payload) {
    payload.member("text", change.text);
    return numbered_question(change.question).append(":").append(name_of(change.to));
}

std::string encode_annotation(const QuestionTranslated& change, Writer& payload) {
    payload.member("text", change.text);
    std::string more = numbered_question(change.question).append(":").append(name_of(change.language));
    return more.append(change.approved ? ":approved" : ":draft");
}

QuestionTagged decode_tagged(EntrySource& from) {
    QuestionTagged change{from.number(0), {}};
    if (!from.erased) change.tags = read_texts(from.members, "tags");
    return change;
}

QuestionNoted decode_noted(EntrySource& from) {
    return {from.number(0), from.text("by"), from.text("text")};
}

QuestionAnsweredInWriting decode_answered_in_writing(EntrySource& from) {
    return {from.number(0), from.named(1, answer_to_named), from.text("text")};
}

QuestionTranslated decode_translated(EntrySource& from) {
    const auto word = from.word(2);
    from.fit = from.fit && (word == "approved" || word == "draft");
    return {from.number(0), from.named(1, language_named), word == "approved", from.text("text")};
}

}  // namespace paraninfo::json
