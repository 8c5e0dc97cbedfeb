#include "server/room/papers.hpp"

#include <algorithm>

namespace paraninfo::room {

namespace {

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
// 2048 bits fill 341 characters and two bits of the last.
constexpr std::string_view last_digits = "AQgw";

}  // namespace

bool is_below(std::string_view number, std::string_view modulus) {
    if (number.size() != key_text_length || modulus.size() != key_text_length) return false;
    if (last_digits.find(number.back()) == std::string_view::npos) return false;
    return std::ranges::lexicographical_compare(
        number, modulus, {}, [](char c) { return digits.find(c); }, [](char c) { return digits.find(c); });
}

SecretCount shown_count(SecretCount counted, const Limits& limits) {
    if (counted.ballots < limits.poll_secret_least) counted.counts.clear();
    return counted;
}

Decision decide(const State& state, const Seat& actor, const TakePaper& command, const Context& context) {
    const PollRecord* record = find_poll(state.polls, command.poll);
    if (record == nullptr || !is_visible(record->poll.state)) return reject(Reason::not_found);
    const Poll& poll = record->poll;
    if (!takes_votes(poll.state) || !poll.form.secret) return reject(Reason::wrong_state);
    if (!is_below(command.blinded, poll.modulus)) {
        Reject refused = reject(Reason::invalid_params);
        refused.detail = "blinded";
        return refused;
    }
    // On another device, or lost with this one's storage: a second one could be a second vote.
    if (ballot_of(*record, actor.person) != nullptr) return reject(Reason::wrong_state);
    if (record->ballots.size() >= context.limits.poll_ballots_max) return reject(Reason::full);
    const auto number = static_cast<BallotNumber>(record->ballots.size());
    return Changes{PollPaperGiven{poll.drafted, number, actor.person}};
}

void apply(State& state, const Recorded& recorded, const PollPaperGiven& change) {
    PollRecord* record = poll_at(state.polls, change.poll);
    if (record == nullptr) return;
    record->touched = recorded.offset;
    put_ballot(*record, change.number, {change.person, {}});
}

void apply(State& state, const Recorded& recorded, const PollCounted& change) {
    PollRecord* record = poll_at(state.polls, change.poll);
    if (record == nullptr) return;
    record->touched = recorded.offset;
    record->poll.counted = change.count;
}

}  // namespace paraninfo::room
