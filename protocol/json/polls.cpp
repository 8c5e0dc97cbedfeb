#include "protocol/json/polls.hpp"

#include "protocol/json/airing.hpp"
#include "protocol/json/assignment.hpp"

#include <bit>

namespace paraninfo::json {

namespace {

void write_members(Writer& to, const Poll& poll, Audience audience) {
    const PollForm& form = poll.form;
    to.member("id", poll.id.value).member("title", form.title).member("kind", name_of(form.kind));
    to.key("options").open_array();
    for (const std::string& option : form.options) to.value(option);
    to.close_array().member("choices_max", form.choices_max).key("scale");
    if (form.kind == PollKind::scale) {
        to.open_object().member("from", form.scale.from).member("to", form.scale.to);
        to.member_or_null("low", form.scale.low).member_or_null("high", form.scale.high).close_object();
    } else {
        to.null();
    }
    to.member("results", name_of(form.results)).member("split", form.split);
    write_agenda_id(to, "session", form.session);
    if (form.secret) {
        to.member("secret", true).member("counted", poll.counted.has_value());
        if (!poll.modulus.empty()) to.member("modulus", poll.modulus);
    }
    to.member("state", name_of(poll.state)).key("closes_at").time_or_null(poll.closes_at_ms);
    to.member("version", poll.version);
    if (audience != Audience::screen) write_aired(to, poll.aired);
}

void write_count(Writer& to, const PollForm& form, const PollCount& count) {
    to.member("answers", count.answers);
    if (form.kind == PollKind::text || (form.secret && count.counts.empty())) return;
    to.key("counts").open_array();
    for (const std::size_t one : count.counts) to.value(one);
    to.close_array();
}

}  // namespace

void write_poll(Writer& to, const Poll& poll, Audience audience) {
    to.open_object();
    write_members(to, poll, audience);
    to.close_object();
}

void write_poll(Writer& to, const Poll& poll, const std::vector<PollAnswer>& answers) {
    to.open_object();
    write_members(to, poll, Audience::moderator);
    to.key("answers").open_array();
    for (const PollAnswer& answer : answers) write_answer(to, answer);
    to.close_array().close_object();
}

void write_answer(Writer& to, const PollAnswer& answer) {
    to.open_object().member("number", answer.number).member("text", answer.text).close_object();
}

void write_ballot(Writer& to, const PollForm& form, const Ballot& ballot) {
    to.open_object();
    if (form.secret) {
        to.member("paper", true);
    } else if (form.kind == PollKind::text) {
        to.member("text", ballot.text);
    } else if (form.kind == PollKind::scale) {
        to.member("scale", form.scale.from + std::countr_zero(ballot.choices));
    } else {
        to.key("choices").open_array();
        for (std::size_t i = 0; i < form.options.size(); ++i)
            if ((ballot.choices >> i & 1) != 0) to.value(i);
        to.close_array();
    }
    to.close_object();
}

std::string encode_answers(std::size_t persons) {
    Writer writer;
    return writer.open_object().member("answers", persons).close_object().take();
}

std::string encode_results(const PollForm& form, const PollTally& tally) {
    Writer writer;
    writer.open_object();
    write_count(writer, form, tally.all);
    if (form.kind == PollKind::text) {
        writer.key("words").open_array();
        for (const WordCount& word : tally.words)
            writer.open_object().member("word", word.word).member("n", word.persons).close_object();
        writer.close_array();
    }
    return writer.close_object().take();
}

std::string encode_classes(const PollForm& form, const std::vector<ClassCount>& groups) {
    Writer writer;
    writer.open_object().key("groups").open_array();
    for (const ClassCount& group : groups) {
        writer.open_object().key("classes").open_array();
        for (const VoterClass one : group.classes) writer.value(name_of(one));
        writer.close_array();
        write_count(writer, form, group.count);
        writer.close_object();
    }
    return writer.close_array().close_object().take();
}

}  // namespace paraninfo::json
