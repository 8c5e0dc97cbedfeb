#include "media/program/shedding.hpp"

#include <algorithm>

namespace paraninfo::program {

bool Shedding::is_shed(std::size_t rendition) const {
    return std::find(shed_.begin(), shed_.end(), rendition) != shed_.end();
}

std::optional<Shedding::Change> Shedding::look(Instant now, std::span<const std::uint64_t> lag) {
    note(now, lag);
    const bool settled = !changed_at_ || now - *changed_at_ >= settling;
    if (settled)
        if (const auto found = victim(now)) return shed_one(*found, now);
    if (restored_at_ && now - *restored_at_ >= trial) {
        restored_at_.reset();
        quiet_ = quiet_min;
    }
    if (!shed_.empty() && now - calm_since_ >= quiet_) return restore(now);
    return std::nullopt;
}

void Shedding::note(Instant now, std::span<const std::uint64_t> lag) {
    for (std::size_t i = 0; i < late_since_.size(); ++i) {
        if (is_shed(i) || lag[i] < late_frames)
            late_since_[i].reset();
        else if (!late_since_[i])
            late_since_[i] = now;
        if (late_since_[i]) calm_since_ = now;
    }
}

// One that is late alone is too dear by itself. Where several are, the machine is too slow for all of them:
// the best but one is missed least, since both its neighbours stand in for it; the least is what poor links
// need.
std::optional<std::size_t> Shedding::victim(Instant now) const {
    std::vector<std::size_t> standing;
    std::vector<std::size_t> late;
    bool waited = false;
    for (std::size_t i = 0; i < late_since_.size(); ++i) {
        if (is_shed(i)) continue;
        standing.push_back(i);
        if (!late_since_[i]) continue;
        late.push_back(i);
        waited = waited || now - *late_since_[i] >= patience;
    }
    if (!waited || standing.size() < 2) return std::nullopt;
    if (late.size() == 1) return late.front();
    return standing.size() > 2 ? standing[1] : standing[0];
}

Shedding::Change Shedding::shed_one(std::size_t rendition, Instant now) {
    if (restored_at_) quiet_ = std::min(2 * quiet_, quiet_max);
    restored_at_.reset();
    shed_.push_back(rendition);
    changed_at_ = calm_since_ = now;
    for (auto& since : late_since_) since.reset();
    return {rendition, true};
}

Shedding::Change Shedding::restore(Instant now) {
    const std::size_t rendition = shed_.back();
    shed_.pop_back();
    changed_at_ = restored_at_ = calm_since_ = now;
    return {rendition, false};
}

}  // namespace paraninfo::program
