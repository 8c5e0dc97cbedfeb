#include "server/room/poll_forms.hpp"

#include "server/room/wording.hpp"

#include <algorithm>
#include <bit>

namespace paraninfo::room {

namespace {

using Fit = boost::system::result<Ballot, Reject>;

constexpr std::size_t options_least = 2;

Reject not_of_this_poll(const char* member) {
    Reject refused;
    refused.reason = Reason::invalid_params;
    refused.detail = member;
    return refused;
}

std::optional<Reject> fit_options(PollForm& form, const Limits& limits) {
    for (std::string& option : form.options) {
        auto text = word(option, limits.poll_option_graphemes_max, Lines::one);
        if (!text) return std::move(text).error();
        option = *std::move(text);
    }
    const std::size_t count = form.options.size();
    if (count < options_least || count > poll_choices_max) return not_of_this_poll("options");
    auto sorted = form.options;
    std::ranges::sort(sorted);
    if (std::ranges::adjacent_find(sorted) != sorted.end()) return not_of_this_poll("options");
    if (form.choices_max < 1 || form.choices_max > count) return not_of_this_poll("choices_max");
    return std::nullopt;
}

std::optional<Reject> fit_scale(PollForm& form, const Limits& limits) {
    if (!is_scale_fit(form)) return not_of_this_poll("scale");
    for (std::string* label : {&form.scale.low, &form.scale.high}) {
        auto text = word(*label, limits.poll_label_graphemes_max, Lines::one);
        if (!text && text.error().reason == Reason::too_long) return std::move(text).error();
        *label = text ? *std::move(text) : std::string();
    }
    return std::nullopt;
}

// Words name people; and of a ballot nobody knows where it comes from, nor who has seen what it adds up to.
std::optional<Reject> fit_secrecy(const PollForm& form) {
    if (!form.secret) return std::nullopt;
    if (form.kind == PollKind::text) return not_of_this_poll("kind");
    if (form.results != PollResults::after_close) return not_of_this_poll("results");
    if (form.split) return not_of_this_poll("split");
    return std::nullopt;
}

struct FitVote {
    const PollForm& form;
    const Limits& limits;

    Fit operator()(const VoteChoices& vote) const {
        const bool has_options = form.kind == PollKind::single || form.kind == PollKind::multiple;
        if (!has_options || vote.options.empty() || vote.options.size() > form.choices_max)
            return not_of_this_poll("choices");
        Ballot ballot;
        for (const std::uint64_t option : vote.options) {
            if (option >= form.options.size()) return not_of_this_poll("choices");
            ballot.choices = static_cast<Choices>(ballot.choices | 1u << option);
        }
        const auto chosen = static_cast<std::size_t>(std::popcount(ballot.choices));
        if (chosen != vote.options.size()) return not_of_this_poll("choices");
        return ballot;
    }
    Fit operator()(const VoteStep& vote) const {
        const bool fit =
            form.kind == PollKind::scale && vote.step >= form.scale.from && vote.step <= form.scale.to;
        if (!fit) return not_of_this_poll("scale");
        Ballot ballot;
        ballot.choices = static_cast<Choices>(1u << (vote.step - form.scale.from));
        return ballot;
    }
    Fit operator()(const VoteText& vote) const {
        if (form.kind != PollKind::text) return not_of_this_poll("text");
        auto text = word(vote.text, limits.poll_answer_graphemes_max, Lines::one);
        if (!text) return std::move(text).error();
        return Ballot{0, *std::move(text)};
    }
};

}  // namespace

boost::system::result<PollForm, Reject> fit_form(const PollForm& given, const Limits& limits) {
    PollForm form = given;
    auto title = word(form.title, limits.poll_title_graphemes_max, Lines::one);
    if (!title) return std::move(title).error();
    form.title = *std::move(title);
    std::optional<Reject> refused = fit_secrecy(form);
    if (refused) return *std::move(refused);
    if (form.kind == PollKind::single) form.choices_max = 1;
    if (form.kind == PollKind::single || form.kind == PollKind::multiple) refused = fit_options(form, limits);
    if (form.kind == PollKind::scale) refused = fit_scale(form, limits);
    if (refused) return *std::move(refused);
    return form;
}

Fit fit_ballot(const PollForm& form, const VotePoll& vote, const Limits& limits) {
    return std::visit(FitVote{form, limits}, vote.vote);
}

}  // namespace paraninfo::room
