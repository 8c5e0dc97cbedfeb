#include "server/room/polls.hpp"

#include "server/room/airing.hpp"
#include "server/room/poll_forms.hpp"

#include <algorithm>

namespace paraninfo::room {

namespace {

Reject stale(const Poll& poll) {
    Reject refused = reject(Reason::stale);
    refused.present_poll = poll;
    return refused;
}

// From one of `from`, the change T of the poll that a moderator's command names.
template <typename T, typename Command>
Decision step(const State& state, const Command& command, std::initializer_list<PollState> from) {
    const PollRecord* record = find_poll(state.polls, command.poll);
    if (record == nullptr) return reject(Reason::not_found);
    if (record->poll.version != command.version) return stale(record->poll);
    if (std::ranges::find(from, record->poll.state) == from.end()) return reject(Reason::wrong_state);
    T change;
    change.poll = record->poll.drafted;
    return Changes{std::move(change)};
}

PollRecord* move_to(State& state, const Recorded& recorded, Offset drafted, PollState next) {
    PollRecord* record = poll_at(state.polls, drafted);
    if (record == nullptr) return nullptr;
    record->poll.previous = record->poll.state;
    record->poll.state = next;
    ++record->poll.version;
    record->touched = recorded.offset;
    return record;
}

}  // namespace

Decision decide(const State& state, const Seat&, const DraftPoll& command, const Context& context) {
    auto form = fit_form(command.form, context.limits);
    if (!form) return std::move(form).error();
    if (state.polls.size() >= context.limits.polls_max) return reject(Reason::full);
    return Changes{PollDrafted{PollId{context.make_id()}, *std::move(form)}};
}

Decision decide(const State& state, const Seat&, const EditPoll& command, const Context& context) {
    auto decision = step<PollEdited>(state, command, {PollState::draft});
    if (!decision) return decision;
    auto form = fit_form(command.form, context.limits);
    if (!form) return std::move(form).error();
    std::get<PollEdited>(decision->front()).form = *std::move(form);
    return decision;
}

Decision decide(const State& state, const Seat&, const OpenPoll& command, const Context& context) {
    auto decision = step<PollOpened>(state, command, {PollState::draft});
    if (!decision) return decision;
    if (voting_poll(state.polls) != nullptr) return reject(Reason::wrong_state);
    const Limits& limits = context.limits;
    const bool fit =
        command.closes_after_ms == 0 || (command.closes_after_ms >= limits.poll_closes_after_least_ms &&
                                         command.closes_after_ms <= limits.poll_closes_after_most_ms);
    if (!fit) {
        Reject refused = reject(Reason::invalid_params);
        refused.detail = "closes_after_ms";
        return refused;
    }
    auto& opened = std::get<PollOpened>(decision->front());
    opened.closes_after_ms = command.closes_after_ms;
    if (!find_poll(state.polls, command.poll)->poll.form.secret) return decision;
    // Last: a key that was taken is used up.
    auto modulus = context.take_key ? context.take_key() : std::nullopt;
    if (!modulus) {
        Reject refused = reject(Reason::unavailable);
        refused.retry_after_ms = limits.poll_key_wait_ms;
        return refused;
    }
    opened.modulus = *std::move(modulus);
    return decision;
}

Decision decide(const State& state, const Seat&, const ClosePoll& command, const Context&) {
    return step<PollClosing>(state, command, {PollState::open});
}

Decision decide(const State& state, const Seat&, const ArchivePoll& command, const Context&) {
    return step<PollArchived>(state, command, {PollState::draft, PollState::closed});
}

Decision decide(const State& state, const Seat& actor, const VotePoll& command, const Context& context) {
    const PollRecord* record = find_poll(state.polls, command.poll);
    if (record == nullptr || !is_visible(record->poll.state)) return reject(Reason::not_found);
    if (!takes_votes(record->poll.state) || record->poll.form.secret) return reject(Reason::wrong_state);
    auto ballot = fit_ballot(record->poll.form, command, context.limits);
    if (!ballot) return std::move(ballot).error();
    const Ballot* before = ballot_of(*record, actor.person);
    if (before != nullptr && *before == *ballot) return Changes{};
    const std::size_t count = record->ballots.size();
    if (before == nullptr && count >= context.limits.poll_ballots_max) return reject(Reason::full);
    const auto number =
        before != nullptr ? record->number_of.at(actor.person) : static_cast<BallotNumber>(count);
    return Changes{
        PollVoted{record->poll.drafted, number, actor.voter_class, actor.person, *std::move(ballot)}};
}

void apply(State& state, const Recorded& recorded, const PollDrafted& change) {
    PollRecord record;
    // Erased: the id went with the payload; a stand-in that stays the same at every replay.
    record.poll.id = change.id.empty() ? PollId{"erased-" + std::to_string(recorded.offset)} : change.id;
    record.poll.drafted = recorded.offset;
    record.poll.form = change.form;
    record.touched = recorded.offset;
    state.polls.push_back(std::move(record));
}

void apply(State& state, const Recorded& recorded, const PollEdited& change) {
    if (PollRecord* record = move_to(state, recorded, change.poll, PollState::draft))
        record->poll.form = change.form;
}

void apply(State& state, const Recorded& recorded, const PollOpened& change) {
    PollRecord* record = move_to(state, recorded, change.poll, PollState::open);
    if (record == nullptr) return;
    open_airing(record->poll, change.programme_at);
    record->poll.modulus = change.modulus;
    if (change.closes_after_ms > 0) record->poll.closes_at_ms = recorded.at_ms + change.closes_after_ms;
}

void apply(State& state, const Recorded& recorded, const PollClosing& change) {
    PollRecord* record = move_to(state, recorded, change.poll, PollState::closing);
    if (record == nullptr) return;
    begin_closing_airing(record->poll, change.programme_at);
    record->poll.closes_at_ms = recorded.at_ms;
}

void apply(State& state, const Recorded& recorded, const PollClosed& change) {
    if (PollRecord* record = move_to(state, recorded, change.poll, PollState::closed))
        close_airing(record->poll, change.programme_at);
}

void apply(State& state, const Recorded& recorded, const PollArchived& change) {
    move_to(state, recorded, change.poll, PollState::archived);
}

void apply(State& state, const Recorded& recorded, const PollVoted& change) {
    PollRecord* record = poll_at(state.polls, change.poll);
    if (record == nullptr) return;
    record->touched = recorded.offset;
    put_ballot(*record, change.number, {change.person, change.ballot, change.voter_class});
}

}  // namespace paraninfo::room
