// What moderators add to a question, as JSON: in the forms of each audience, in the journal, in snapshots,
// and in commands. Only for protocol/json.
#pragma once

#include "protocol/changes/annotations.hpp"
#include "protocol/commands/annotations.hpp"
#include "protocol/json/entry_source.hpp"
#include "protocol/json/writer.hpp"

namespace paraninfo::json {

// The members that there are, within an open object. `own`: with an answer that is for the asker alone.
void write_public_annotations(Writer& to, const Annotations& annotations, bool own);
void write_moderator_annotations(Writer& to, const Annotations& annotations);
void write_answer(Writer& to, const WrittenAnswer& answer);

// In a snapshot: always all of them. Reading leaves what is wrong with `from`.
void write_kept_annotations(Writer& to, const Annotations& annotations);
Annotations read_kept_annotations(Members& from);

SetTags read_set_tags(Members& members);
NoteQuestion read_note(Members& members);
AnswerInWriting read_answer_in_writing(Members& members);
TranslateQuestion read_translate(Members& members);

// What follows the change's name in the kind, with its colons; the payload's members go into `payload`.
std::string encode_annotation(const QuestionTagged& change, Writer& payload);
std::string encode_annotation(const QuestionNoted& change, Writer& payload);
std::string encode_annotation(const QuestionAnsweredInWriting& change, Writer& payload);
std::string encode_annotation(const QuestionTranslated& change, Writer& payload);

QuestionTagged decode_tagged(EntrySource& from);
QuestionNoted decode_noted(EntrySource& from);
QuestionAnsweredInWriting decode_answered_in_writing(EntrySource& from);
QuestionTranslated decode_translated(EntrySource& from);

}  // namespace paraninfo::json
