#include "server/room/pace.hpp"

#include <algorithm>

namespace paraninfo::room {

std::int64_t Pace::admit(const PersonId& person, const Command& command, std::int64_t now_ms) {
    if (people_.size() >= forget_at_) forget_rested(now_ms);
    Buckets& buckets = people_
                           .try_emplace(person, Buckets{TokenBucket(limits_.commands),
                                                        TokenBucket(limits_.ask), TokenBucket(limits_.vote)})
                           .first->second;
    TokenBucket* special = nullptr;
    const Rate* rate = nullptr;
    if (std::holds_alternative<AskQuestion>(command)) {
        special = &buckets.ask;
        rate = &limits_.ask;
    } else if (std::holds_alternative<VoteQuestion>(command) || std::holds_alternative<VotePoll>(command) ||
               std::holds_alternative<TakePaper>(command)) {
        special = &buckets.vote;
        rate = &limits_.vote;
    }
    std::int64_t wait = buckets.all.wait_ms(limits_.commands, now_ms);
    if (special != nullptr) wait = std::max(wait, special->wait_ms(*rate, now_ms));
    if (wait > 0) return wait;
    buckets.all.take(limits_.commands, now_ms);
    if (special != nullptr) special->take(*rate, now_ms);
    return 0;
}

void Pace::forget_rested(std::int64_t now_ms) {
    std::erase_if(people_, [&](const auto& entry) {
        const Buckets& buckets = entry.second;
        return buckets.all.is_full(limits_.commands, now_ms) && buckets.ask.is_full(limits_.ask, now_ms) &&
               buckets.vote.is_full(limits_.vote, now_ms);
    });
    forget_at_ = std::max<std::size_t>(1024, people_.size() * 2);
}

}  // namespace paraninfo::room
