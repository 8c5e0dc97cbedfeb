#include "protocol/json/questions.hpp"

#include "protocol/json/airing.hpp"
#include "protocol/json/annotations.hpp"
#include "protocol/json/assignment.hpp"
#include "protocol/json/reasons.hpp"

namespace paraninfo::json {

namespace {

void write_basics(Writer& to, const Question& question) {
    to.member("id", question.id.value).member("text", question.text);
    to.member_or_null("language", question.language).member("state", name_of(question.state));
    to.member_or_null("author", question.anonymous ? std::string_view{} : std::string_view(question.name));
    // Where somebody sits says much in a hall of three.
    const std::string_view origin = question.origin == Audience::hall ? "hall" : "remote";
    to.member_or_null("origin", question.sealed ? std::string_view{} : origin);
}

// What all know but screens; the annotations are still to come.
void write_common(Writer& to, const Question& question) {
    write_basics(to, question);
    to.member("at", question.at_ms).member("version", question.version);
    to.member("votes", question.votes).member("edited", question.edited);
    write_aired(to, question.aired);
    write_agenda_id(to, "session", question.session);
    write_agenda_id(to, "to", question.to);
}

void write_sealed(Writer& to, const Question& question) {
    if (question.sealed) to.member("sealed", true);
}

void write_moderator(Writer& to, const Question& question) {
    write_common(to, question);
    write_moderator_annotations(to, question.annotations);
    const std::string nobody;
    to.member("person", question.sealed ? nobody : question.person.value);
    to.member("name", question.sealed ? nobody : question.name).member("anonymous", question.anonymous);
    write_sealed(to, question);
    to.member_or_null("original", question.original).member_or_null("reason", question.reason);
    write_reasons(to, question.reasons);
    if (!question.into.empty()) to.member("into", question.into.value);
    write_agenda_id(to, "assigned", question.assigned);
}

}  // namespace

void write_question(Writer& to, const Question& question, Audience audience) {
    to.open_object();
    switch (audience) {
        case Audience::screen:
            write_basics(to, question);
            break;
        case Audience::moderator:
        case Audience::producer:
            write_moderator(to, question);
            break;
        case Audience::participant:
        case Audience::hall:
        case Audience::panelist:
            write_common(to, question);
            write_public_annotations(to, question.annotations, false);
            // Whoever sits on the stage looks for what is theirs to answer.
            if (audience == Audience::panelist) write_agenda_id(to, "assigned", question.assigned);
            break;
    }
    to.close_object();
}

void write_own_question(Writer& to, const Question& question, const Question* into) {
    to.open_object();
    write_common(to, question);
    write_public_annotations(to, question.annotations, true);
    to.member("mine", true);
    write_sealed(to, question);
    if (!question.reason.empty()) to.member("reason", question.reason);
    write_reasons(to, question.reasons);
    if (into != nullptr) {
        to.member("into", into->id.value).key("fate").open_object().member("state", name_of(into->state));
        if (!into->reason.empty()) to.member("reason", into->reason);
        write_reasons(to, into->reasons);
        if (!into->annotations.answer.text.empty()) write_answer(to, into->annotations.answer);
        to.close_object();
    }
    to.close_object();
}

void write_ids(Writer& to, std::string_view name, const std::vector<QuestionId>& ids) {
    to.key(name).open_array();
    for (const QuestionId& id : ids) to.value(id.value);
    to.close_array();
}

void write_announcement(Writer& to, const Announcement& announcement) {
    to.open_object().member("id", announcement.id.value).member("text", announcement.text);
    to.member("at", announcement.at_ms).close_object();
}

}  // namespace paraninfo::json
