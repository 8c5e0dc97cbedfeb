#include "server/room/slow_mode.hpp"

#include <algorithm>

namespace paraninfo::room {

std::int64_t SlowMode::wait_ms(const PersonId& person, std::int64_t slow_ms, std::int64_t now_ms) const {
    const auto found = wrote_at_ms_.find(person);
    if (slow_ms == 0 || found == wrote_at_ms_.end()) return 0;
    return std::max<std::int64_t>(0, found->second + slow_ms - now_ms);
}

void SlowMode::wrote(const PersonId& person, std::int64_t longest_ms, std::int64_t now_ms) {
    if (wrote_at_ms_.size() >= forget_at_) {
        std::erase_if(wrote_at_ms_, [&](const auto& each) { return each.second + longest_ms <= now_ms; });
        forget_at_ = std::max<std::size_t>(1024, wrote_at_ms_.size() * 2);
    }
    wrote_at_ms_[person] = now_ms;
}

}  // namespace paraninfo::room
