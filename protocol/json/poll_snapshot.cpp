#include "protocol/json/poll_snapshot.hpp"

#include "protocol/json/airing.hpp"
#include "protocol/json/assignment.hpp"
#include "protocol/json/members.hpp"

#include <limits>

namespace paraninfo::json {

namespace {

template <std::integral T>
T number(Members& members, const char* name) {
    const std::int64_t value = members.integer(name);
    const bool fit = std::in_range<T>(value);
    if (!fit) members.wrong(name);
    return fit ? static_cast<T>(value) : T{};
}

void write_form(Writer& to, const PollForm& form) {
    to.open_object().member("title", form.title).member("kind", name_of(form.kind));
    to.key("options").open_array();
    for (const std::string& option : form.options) to.value(option);
    to.close_array().member("choices_max", form.choices_max);
    to.member("from", form.scale.from).member("to", form.scale.to);
    to.member("low", form.scale.low).member("high", form.scale.high);
    to.member("results", name_of(form.results)).member("split", form.split);
    write_agenda_id(to, "session", form.session);
    to.member("secret", form.secret).close_object();
}

PollForm read_form(const Value& value, bool& fit) {
    PollForm form;
    if (!value.is_object()) {
        fit = false;
        return form;
    }
    Members members(value);
    form.title = members.text("title");
    form.kind = named(members, "kind", poll_kind_named);
    const Value& options = members.required("options");
    fit = fit && options.is_array() && options.size() <= poll_choices_max;
    for (std::size_t i = 0; fit && i < options.size(); ++i) {
        fit = options[i].is_string();
        if (fit) form.options.push_back(options[i].get<std::string>());
    }
    form.choices_max = number<std::uint32_t>(members, "choices_max");
    form.scale.from = number<std::int32_t>(members, "from");
    form.scale.to = number<std::int32_t>(members, "to");
    form.scale.low = members.text("low");
    form.scale.high = members.text("high");
    form.results = named(members, "results", poll_results_named);
    form.split = members.truth("split");
    form.session = read_agenda_id(members, "session");
    form.secret = members.optional_truth("secret");  // older snapshots have none
    fit = fit && !members.problem() && is_scale_fit(form);
    return form;
}

void write_count(Writer& to, const SecretCount& count) {
    to.key("counted").open_object().member("ballots", count.ballots).key("counts").open_array();
    for (const std::uint64_t one : count.counts) to.value(one);
    to.close_array().close_object();
}

std::optional<SecretCount> read_count(const Value& value, bool& fit) {
    SecretCount count;
    fit = fit && value.is_object();
    if (!fit) return std::nullopt;
    Members members(value);
    count.ballots = members.natural("ballots");
    const Value& counts = members.required("counts");
    fit = counts.is_array() && counts.size() <= poll_choices_max && !members.problem();
    for (std::size_t i = 0; fit && i < counts.size(); ++i) {
        fit = counts[i].is_number_unsigned();
        if (fit) count.counts.push_back(counts[i].get<std::uint64_t>());
    }
    return count;
}

// Of before classes: a role, of which that of the hall says as much.
std::optional<VoterClass> read_class(Members& members) {
    if (members.any("class") != nullptr) return named(members, "class", voter_class_named);
    if (members.any("origin") == nullptr) return std::nullopt;
    const bool in_hall = named(members, "origin", audience_named) == Audience::hall;
    return in_hall ? std::optional(VoterClass::hall) : std::nullopt;
}

bool read_ballots(const Value& from, std::vector<CastBallot>& to) {
    if (!from.is_array()) return false;
    for (const Value& value : from) {
        if (!value.is_object()) return false;
        Members members(value);
        CastBallot cast;
        cast.person.value = members.text("person");
        cast.voter_class = read_class(members);
        cast.ballot.choices = number<Choices>(members, "choices");
        cast.ballot.text = members.text("text");
        if (members.problem()) return false;
        to.push_back(std::move(cast));
    }
    return true;
}

}  // namespace

void write_poll_votes(Writer& to, const PollVotes& votes) {
    const Poll& poll = votes.poll;
    to.open_object().member("id", poll.id.value).member("drafted", poll.drafted);
    write_form(to.key("form"), poll.form);
    to.member("state", name_of(poll.state)).member("previous", name_of(poll.previous));
    to.member("closes_at", poll.closes_at_ms).member("version", poll.version);
    write_aired(to, poll.aired);
    if (!poll.modulus.empty()) to.member("modulus", poll.modulus);
    if (poll.counted) write_count(to, *poll.counted);
    to.member("touched", votes.touched).key("ballots").open_array();
    for (const CastBallot& cast : votes.ballots) {
        to.open_object().member("person", cast.person.value);
        if (cast.voter_class) to.member("class", name_of(*cast.voter_class));
        to.member("choices", cast.ballot.choices).member("text", cast.ballot.text).close_object();
    }
    to.close_array().close_object();
}

std::optional<PollVotes> read_poll_votes(const Value& value) {
    if (!value.is_object()) return std::nullopt;
    Members members(value);
    PollVotes votes;
    Poll& poll = votes.poll;
    bool fit = true;
    poll.id.value = members.text("id");
    poll.drafted = members.natural("drafted");
    poll.form = read_form(members.required("form"), fit);
    poll.state = named(members, "state", poll_state_named);
    poll.previous = named(members, "previous", poll_state_named);
    poll.closes_at_ms = members.integer("closes_at");
    poll.version = members.natural("version");
    poll.aired = read_poll_aired(members);
    poll.modulus = members.optional_text("modulus");
    if (const Value* counted = members.any("counted")) poll.counted = read_count(*counted, fit);
    votes.touched = members.natural("touched");
    fit = read_ballots(members.required("ballots"), votes.ballots) && fit;
    if (!fit || members.problem()) return std::nullopt;
    if (poll.form.secret)
        for (CastBallot& paper : votes.ballots) paper.voter_class.reset();  // older ones have a role
    return votes;
}

}  // namespace paraninfo::json
