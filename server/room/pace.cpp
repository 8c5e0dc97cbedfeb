#include "server/room/pace.hpp"

#include <algorithm>
#include <type_traits>

namespace paraninfo::room {

namespace {

template <typename T, typename... Ts>
constexpr bool one_of = (std::is_same_v<T, Ts> || ...);

}  // namespace

Pace::Buckets::Buckets(const Limits& limits)
    : all(limits.commands),
      ask(limits.ask),
      vote(limits.vote),
      chat(limits.chat),
      hand(limits.hand),
      react(limits.react) {
}

bool Pace::Buckets::rested(const Limits& limits, std::int64_t now_ms) const {
    return all.is_full(limits.commands, now_ms) && ask.is_full(limits.ask, now_ms) &&
           vote.is_full(limits.vote, now_ms) && chat.is_full(limits.chat, now_ms) &&
           hand.is_full(limits.hand, now_ms) && react.is_full(limits.react, now_ms);
}

// The bucket of that kind of command, if it has one of its own.
Pace::Special Pace::special(Buckets& buckets, const Command& command) const {
    return std::visit(
        [&]<typename T>(const T&) -> Special {
            if constexpr (one_of<T, AskQuestion>)
                return {&buckets.ask, &limits_.ask};
            else if constexpr (one_of<T, VoteQuestion, VotePoll, TakePaper>)
                return {&buckets.vote, &limits_.vote};
            else if constexpr (one_of<T, WriteChat, SayBackstage, ReportCheck>)
                return {&buckets.chat, &limits_.chat};
            else if constexpr (one_of<T, RaiseHand, LowerHand, AnswerHand>)
                return {&buckets.hand, &limits_.hand};
            else if constexpr (one_of<T, React>)
                return {&buckets.react, &limits_.react};
            else
                return {};
        },
        command);
}

std::int64_t Pace::admit(const PersonId& person, const Command& command, std::int64_t now_ms) {
    if (people_.size() >= forget_at_) forget_rested(now_ms);
    Buckets& buckets = people_.try_emplace(person, limits_).first->second;
    const Special own = special(buckets, command);
    std::int64_t wait = buckets.all.wait_ms(limits_.commands, now_ms);
    if (own.bucket != nullptr) wait = std::max(wait, own.bucket->wait_ms(*own.rate, now_ms));
    if (wait > 0) return wait;
    buckets.all.take(limits_.commands, now_ms);
    if (own.bucket != nullptr) own.bucket->take(*own.rate, now_ms);
    return 0;
}

void Pace::forget_rested(std::int64_t now_ms) {
    std::erase_if(people_, [&](const auto& entry) { return entry.second.rested(limits_, now_ms); });
    forget_at_ = std::max<std::size_t>(1024, people_.size() * 2);
}

}  // namespace paraninfo::room
