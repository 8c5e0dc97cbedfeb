#include "protocol/json/poll_entries.hpp"

#include "protocol/json/airing.hpp"
#include "protocol/json/assignment.hpp"

namespace paraninfo::json {

namespace {

std::string joined(std::integral auto number) {
    return ':' + std::to_string(number);
}
std::string joined(std::string_view word) {
    return ':' + std::string(word);
}

constexpr std::string_view split_word = "split";
constexpr std::string_view plain_word = "plain";
constexpr std::string_view secret_word = "secret";  // never split: a ballot has no class
// Votes of before classes have a role in the place of the class: that of the hall says as much as the class.
constexpr std::string_view no_class_word = "participant";

std::string_view word_of(const PollForm& form) {
    if (form.secret) return secret_word;
    return form.split ? split_word : plain_word;
}

// `:kind:first:second:results:split|plain|secret`; the two numbers are those of the options and of the
// choices allowed, or the ends of the scale.
std::string encode_form(const PollForm& form, Writer& payload) {
    payload.member("title", form.title).key("texts").open_array();
    for (const std::string& option : form.options) payload.value(option);
    if (form.kind == PollKind::scale) payload.value(form.scale.low).value(form.scale.high);
    payload.close_array();
    write_agenda_id(payload, "session", form.session);
    const bool scale = form.kind == PollKind::scale;
    return joined(name_of(form.kind)) +
           (scale ? joined(form.scale.from) + joined(form.scale.to)
                  : joined(form.options.size()) + joined(form.choices_max)) +
           joined(name_of(form.results)) + joined(word_of(form));
}

std::vector<std::string> decode_texts(EntrySource& from, std::size_t count) {
    std::vector<std::string> texts(count);
    if (from.erased) return texts;
    const auto& list = from.members.required("texts");
    from.fit = from.fit && list.is_array() && list.size() == count;
    for (std::size_t i = 0; from.fit && i < count; ++i) {
        from.fit = list[i].is_string();
        if (from.fit) texts[i] = list[i].get<std::string>();
    }
    return texts;
}

PollForm decode_form(EntrySource& from, std::size_t first) {
    PollForm form;
    form.title = from.text("title");
    form.kind = from.named(first, poll_kind_named);
    if (form.kind == PollKind::scale) {
        form.scale.from = from.number<std::int32_t>(first + 1);
        form.scale.to = from.number<std::int32_t>(first + 2);
        auto labels = decode_texts(from, 2);
        form.scale.low = std::move(labels[0]);
        form.scale.high = std::move(labels[1]);
        from.fit = from.fit && is_scale_fit(form);
    } else {
        const auto count = from.number<std::size_t>(first + 1);
        form.choices_max = from.number<std::uint32_t>(first + 2);
        from.fit = from.fit && count <= poll_choices_max;
        if (from.fit) form.options = decode_texts(from, count);
    }
    form.results = from.named(first + 3, poll_results_named);
    const auto split = from.word(first + 4);
    from.fit = from.fit && (split == split_word || split == plain_word || split == secret_word);
    form.split = split == split_word;
    form.session = read_agenda_id(from.members, "session");
    form.secret = split == secret_word;
    return form;
}

}  // namespace

std::string encode_poll_entry(const PollDrafted& change, Writer& payload) {
    payload.member("id", change.id.value);
    return encode_form(change.form, payload);
}
std::string encode_poll_entry(const PollEdited& change, Writer& payload) {
    return joined(change.poll) + encode_form(change.form, payload);
}
std::string encode_poll_entry(const PollOpened& change, Writer& payload) {
    if (!change.modulus.empty()) payload.member("modulus", change.modulus);
    return joined(change.poll) + joined(change.closes_after_ms);
}
std::string encode_poll_entry(const PollClosing& change, Writer&) {
    return joined(change.poll);
}
std::string encode_poll_entry(const PollClosed& change, Writer&) {
    return joined(change.poll);
}
std::string encode_poll_entry(const PollArchived& change, Writer&) {
    return joined(change.poll);
}
std::string encode_poll_entry(const PollVoted& change, Writer& payload) {
    payload.member("person", change.person.value).member("text", change.ballot.text);
    return joined(change.poll) + joined(change.number) +
           joined(change.voter_class ? name_of(*change.voter_class) : no_class_word) +
           joined(change.ballot.choices);
}
std::string encode_poll_entry(const PollPaperGiven& change, Writer& payload) {
    payload.member("person", change.person.value);
    return joined(change.poll) + joined(change.number);
}
std::string encode_poll_entry(const PollCounted& change, Writer& payload) {
    payload.key("counts").open_array();
    for (const std::uint64_t one : change.count.counts) payload.value(one);
    payload.close_array();
    return joined(change.poll) + joined(change.count.ballots);
}

PollDrafted decode_poll_drafted(EntrySource& from) {
    PollId id{from.text("id")};
    return {std::move(id), decode_form(from, 0)};
}

PollEdited decode_poll_edited(EntrySource& from) {
    const auto poll = from.number(0);
    return {poll, decode_form(from, 1)};
}

PollOpened decode_poll_opened(EntrySource& from) {
    PollOpened change{from.number(0), from.number<std::int64_t>(1), read_programme_at(from)};
    if (!from.erased) change.modulus = from.members.optional_text("modulus");
    return change;
}

PollVoted decode_poll_voted(EntrySource& from) {
    PollVoted change;
    change.poll = from.number(0);
    change.number = from.number<std::uint32_t>(1);
    if (from.word(2) != no_class_word) change.voter_class = from.named(2, voter_class_named);
    change.ballot.choices = from.number<Choices>(3);
    change.person.value = from.text("person");
    change.ballot.text = from.text("text");
    return change;
}

PollPaperGiven decode_poll_paper_given(EntrySource& from) {
    PollPaperGiven change;
    change.poll = from.number(0);
    change.number = from.number<std::uint32_t>(1);  // older ones have a role behind it, which nothing needs
    change.person.value = from.text("person");
    return change;
}

PollCounted decode_poll_counted(EntrySource& from) {
    PollCounted change;
    change.poll = from.number(0);
    change.count.ballots = from.number(1);
    if (from.erased) return change;
    const auto& counts = from.members.required("counts");
    from.fit = from.fit && counts.is_array() && counts.size() <= poll_choices_max;
    for (std::size_t i = 0; from.fit && i < counts.size(); ++i) {
        from.fit = counts[i].is_number_unsigned();
        if (from.fit) change.count.counts.push_back(counts[i].get<std::uint64_t>());
    }
    return change;
}

}  // namespace paraninfo::json
