#include "server/room/claims.hpp"

#include <algorithm>

namespace paraninfo::room {

Decision decide(const State& state, const Seat&, const ClaimQuestion& command, const Context&) {
    const bool known = command.question.empty() || find_question(state, command.question) != nullptr;
    if (!known) return reject(Reason::not_found);
    return Changes{};
}

bool Claims::take(const QuestionId& question, const Seat& moderator, std::int64_t now_ms) {
    const std::int64_t until_ms = now_ms + limits_.claim_lasts_ms;
    const auto held = std::ranges::find(claims_, moderator.person, &Claim::person);
    if (held != claims_.end() && held->question == question) {
        held->until_ms = until_ms;
        return false;
    }
    if (held != claims_.end()) claims_.erase(held);
    if (claims_.size() >= limits_.claims_max)
        claims_.erase(std::ranges::min_element(claims_, {}, &Claim::until_ms));
    claims_.push_back({question, moderator.person, moderator.name, until_ms});
    return true;
}

bool Claims::let_go(const PersonId& moderator) {
    return std::erase_if(claims_, [&](const Claim& claim) { return claim.person == moderator; }) > 0;
}

bool Claims::lapse(std::int64_t now_ms) {
    return std::erase_if(claims_, [&](const Claim& claim) { return claim.until_ms <= now_ms; }) > 0;
}

std::optional<std::int64_t> Claims::next_lapse_ms() const {
    const auto next = std::ranges::min_element(claims_, {}, &Claim::until_ms);
    return next == claims_.end() ? std::nullopt : std::optional(next->until_ms);
}

}  // namespace paraninfo::room
