#include "server/hls/stretches.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::hls {

Stretches::Stretches() {
    stretches_.push_back({std::numeric_limits<std::int64_t>::min()});
}

void Stretches::set(bool on, std::int64_t wall_ms) {
    if (!std::exchange(is_set_, true)) {
        stretches_.clear();
        if (on) stretches_.push_back({wall_ms});
        return;
    }
    if (on == this->on()) return;
    if (on)
        stretches_.push_back({wall_ms});
    else
        stretches_.back().until_ms = wall_ms;
    if (stretches_.size() > stretches_max) stretches_.erase(stretches_.begin());
}

bool Stretches::keeps(std::uint64_t msn, std::int64_t from_ms, std::int64_t until_ms) {
    const bool kept = judged_.try_emplace(msn, holds(from_ms, until_ms)).first->second;
    if (judged_.size() > judged_max) judged_.erase(judged_.begin());
    return kept;
}

bool Stretches::holds(std::int64_t from_ms, std::int64_t until_ms) const {
    return std::ranges::any_of(
        stretches_, [&](const Stretch& one) { return from_ms >= one.from_ms && until_ms <= one.until_ms; });
}

}  // namespace paraninfo::hls
