#include "protocol/poll.hpp"

#include "protocol/names.hpp"

namespace paraninfo {

namespace {

constexpr std::array<std::string_view, 4> poll_kinds{"single", "multiple", "scale", "text"};
constexpr std::array<std::string_view, 5> states{"draft", "open", "closing", "closed", "archived"};
constexpr std::array<std::string_view, 3> all_results{"after_close", "after_vote", "always"};

}  // namespace

std::size_t choices_of(const PollForm& form) {
    switch (form.kind) {
        case PollKind::single:
        case PollKind::multiple:
            return form.options.size();
        case PollKind::scale:
            return static_cast<std::size_t>(std::int64_t{form.scale.to} - form.scale.from + 1);
        case PollKind::text:
            return 0;
    }
    return 0;
}

bool awaits_count(const Poll& poll) {
    return poll.form.secret && !poll.modulus.empty() && !takes_votes(poll.state) && !poll.counted;
}

bool is_scale_fit(const PollForm& form) {
    if (form.kind != PollKind::scale) return true;
    const bool bounded = form.scale.from >= -poll_scale_bound && form.scale.to <= poll_scale_bound;
    return bounded && form.scale.from < form.scale.to && choices_of(form) <= poll_steps_max;
}

std::string_view name_of(PollKind kind) {
    return poll_kinds[static_cast<std::size_t>(kind)];
}
std::string_view name_of(PollState state) {
    return states[static_cast<std::size_t>(state)];
}
std::string_view name_of(PollResults results) {
    return all_results[static_cast<std::size_t>(results)];
}
std::optional<PollKind> poll_kind_named(std::string_view name) {
    return named<PollKind>(poll_kinds, name);
}
std::optional<PollState> poll_state_named(std::string_view name) {
    return named<PollState>(states, name);
}
std::optional<PollResults> poll_results_named(std::string_view name) {
    return named<PollResults>(all_results, name);
}

}  // namespace paraninfo
