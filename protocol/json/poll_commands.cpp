#include "protocol/json/poll_commands.hpp"

#include "protocol/json/assignment.hpp"

namespace paraninfo::json {

namespace {

template <typename T, typename Read>
std::vector<T> list(Members& members, const char* name, Read read) {
    std::vector<T> found;
    const Value& value = members.required(name);
    if (!value.is_array() || value.size() > poll_choices_max) {
        members.wrong(name);
        return found;
    }
    for (const Value& one : value)
        if (!read(one, found)) members.wrong(name);
    return found;
}

bool read_text(const Value& from, std::vector<std::string>& to) {
    if (from.is_string()) to.push_back(from.get<std::string>());
    return from.is_string();
}

bool read_index(const Value& from, std::vector<std::uint64_t>& to) {
    if (from.is_number_unsigned()) to.push_back(from.get<std::uint64_t>());
    return from.is_number_unsigned();
}

std::int32_t end_of_scale(Members& members, const char* name) {
    const std::int64_t value = members.integer(name);
    const bool fit = value >= -poll_scale_bound && value <= poll_scale_bound;
    if (!fit) members.wrong(name);
    return fit ? static_cast<std::int32_t>(value) : 0;
}

PollScale read_scale(Members& members) {
    const Value& value = members.required("scale");
    if (!value.is_object()) {
        members.wrong("scale");
        return {};
    }
    Members inner(value);
    PollScale scale;
    scale.from = end_of_scale(inner, "from");
    scale.to = end_of_scale(inner, "to");
    scale.low = inner.optional_text("low");
    scale.high = inner.optional_text("high");
    if (inner.problem()) members.wrong("scale");
    return scale;
}

PollForm read_form(Members& members) {
    PollForm form;
    form.title = members.text("title");
    form.kind = named(members, "kind", poll_kind_named);
    if (form.kind == PollKind::single || form.kind == PollKind::multiple) {
        form.options = list<std::string>(members, "options", read_text);
        form.choices_max = 1;
    }
    if (form.kind == PollKind::multiple) {
        const std::uint64_t most = members.positive("choices_max");
        if (most > poll_choices_max) members.wrong("choices_max");
        form.choices_max = static_cast<std::uint32_t>(most);
    }
    if (form.kind == PollKind::scale) form.scale = read_scale(members);
    if (members.any("results") != nullptr) form.results = named(members, "results", poll_results_named);
    form.split = members.optional_truth("split");
    form.session = read_agenda_id(members, "session");
    form.secret = members.optional_truth("secret");
    return form;
}

template <typename T>
T of_version(Members& members) {
    T command;
    command.poll = entity<PollId>(members, "poll");
    command.version = members.positive("version");
    return command;
}

}  // namespace

DraftPoll read_draft_poll(Members& members) {
    return {read_form(members)};
}

EditPoll read_edit_poll(Members& members) {
    auto command = of_version<EditPoll>(members);
    command.form = read_form(members);
    return command;
}

OpenPoll read_open_poll(Members& members) {
    auto command = of_version<OpenPoll>(members);
    if (members.any("closes_after_ms") != nullptr)
        command.closes_after_ms = static_cast<std::int64_t>(members.positive("closes_after_ms"));
    return command;
}

ClosePoll read_close_poll(Members& members) {
    return of_version<ClosePoll>(members);
}

ArchivePoll read_archive_poll(Members& members) {
    return of_version<ArchivePoll>(members);
}

decltype(VotePoll::vote) read_vote(Members& members) {
    if (members.any("scale") != nullptr) return VoteStep{members.integer("scale")};
    if (members.any("text") != nullptr) return VoteText{members.text("text")};
    return VoteChoices{list<std::uint64_t>(members, "choices", read_index)};
}

VotePoll read_vote_poll(Members& members) {
    auto poll = entity<PollId>(members, "poll");
    return {std::move(poll), read_vote(members)};
}

TakePaper read_take_paper(Members& members) {
    TakePaper command;
    command.poll = entity<PollId>(members, "poll");
    command.blinded = members.text("blinded");
    if (!is_token(command.blinded, key_text_length, key_text_length)) members.wrong("blinded");
    return command;
}

}  // namespace paraninfo::json
