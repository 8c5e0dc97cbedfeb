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
    return Deadline{SilenceLifted{first->made, first->person, {}, {}},
                    std::clamp<std::int64_t>(first->until_ms - now_ms, 0, limits.silence_most_ms)};
}

}  // namespace

std::optional<Deadline> next_deadline(const State& state, const Limits& limits, std::int64_t now_ms) {
    auto poll = of_poll(state, limits, now_ms);
    auto silence = of_silence(state, limits, now_ms);
    if (!poll || !silence) return poll ? poll : silence;
    return poll->wait_ms <= silence->wait_ms ? poll : silence;
}

}  // namespace paraninfo::room
