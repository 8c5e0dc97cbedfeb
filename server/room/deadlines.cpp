#include "server/room/deadlines.hpp"

#include <algorithm>

namespace paraninfo::room {

namespace {

std::optional<Deadline> of_poll(const State& state, const Limits& limits, std::int64_t now_ms) {
    const PollRecord* record = voting_poll(state.polls);
    if (record == nullptr || record->poll.closes_at_ms == 0) return std::nullopt;
    const Poll& poll = record->poll;
    const std::int64_t left = poll.closes_at_ms - now_ms;
    if (poll.state == PollState::open)
        return Deadline{PollClosing{poll.drafted},
                        std::clamp<std::int64_t>(left, 0, limits.poll_closes_after_most_ms)};
    return Deadline{PollClosed{poll.drafted},
                    std::clamp<std::int64_t>(left + limits.poll_grace_ms, 0, limits.poll_grace_ms)};
}

std::optional<Deadline> of_silence(const State& state, const Limits& limits, std::int64_t now_ms) {
    const Sanction* first = nullptr;
    for (const Sanction& one : state.silences)
        if (one.until_ms != 0 && (first == nullptr || one.until_ms < first->until_ms)) first = &one;
    if (first == nullptr) return std::nullopt;
    return Deadline{SilenceLifted{first->made, first->person, {}, {}, first->asker_of},
                    std::clamp<std::int64_t>(first->until_ms - now_ms, 0, limits.silence_most_ms)};
}

std::optional<Deadline> of_claim(const State& state, const Limits& limits, std::int64_t now_ms) {
    const Hand* first = nullptr;
    for (const Hand& one : state.hands.queue)
        if (one.claim && (first == nullptr || one.claim->until_ms < first->claim->until_ms)) first = &one;
    if (first == nullptr) return std::nullopt;
    return Deadline{HandClaimLapsed{first->number},
                    std::clamp<std::int64_t>(first->claim->until_ms - now_ms, 0, limits.hand_claim_ms)};
}

// The one that is due before the other.
std::optional<Deadline> sooner(std::optional<Deadline> one, std::optional<Deadline> other) {
    if (!one || !other) return one ? one : other;
    return one->wait_ms <= other->wait_ms ? one : other;
}

}  // namespace

std::optional<Deadline> next_deadline(const State& state, const Limits& limits, std::int64_t now_ms) {
    return sooner(sooner(of_poll(state, limits, now_ms), of_silence(state, limits, now_ms)),
                  of_claim(state, limits, now_ms));
}

}  // namespace paraninfo::room
