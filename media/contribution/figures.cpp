#include "media/contribution/figures.hpp"

#include <algorithm>
#include <cmath>

namespace paraninfo::contribution {

void Figures::note(Instant now, const Counters& counters) {
    // Closer together they would not reach over ten seconds.
    if (!notes_.empty() && now - notes_.back().at < loss_over / (kept_max - 2)) return;
    notes_.push_back({now, counters});
    if (notes_.size() > kept_max) notes_.pop_front();
}

const Figures::Note& Figures::before(Instant age) const {
    for (auto note = notes_.rbegin(); note != notes_.rend(); ++note)
        if (notes_.back().at - note->at >= age) return *note;
    return notes_.front();
}

Rates Figures::rates() const {
    if (notes_.size() < 2) return {};
    const Counters& now = notes_.back().counters;
    const Note& second = before(rate_over);
    const double seconds = std::chrono::duration<double>(notes_.back().at - second.at).count();
    const auto rate = [seconds](std::uint64_t count, double most) {
        return std::min(std::round(static_cast<double>(count) / seconds), most);
    };
    const Counters& ten = before(loss_over).counters;
    const double lost = static_cast<double>(now.lost - ten.lost);
    const double all = lost + static_cast<double>(now.packets - ten.packets);
    return {.fps = static_cast<std::uint8_t>(rate(now.pictures - second.counters.pictures, 240)),
            .kbit = static_cast<std::uint32_t>(rate((now.bytes - second.counters.bytes) / 125, 1e6)),
            .lost = static_cast<std::uint16_t>(all > 0 ? std::round(lost / all * 10000) : 0)};
}

}  // namespace paraninfo::contribution
