#include "media/program/hall_feeds.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::program {

HallFeeds::HallFeeds(std::vector<Named> feeds) {
    for (Named& one : feeds) {
        sources_.push_back(std::move(one.source));
        feeds_.push_back({std::move(one.feed)});
    }
}

void HallFeeds::tend(Instant now) {
    for (const Kept& one : feeds_) one.feed->tend(now);
}

std::vector<Contributed::Seen> HallFeeds::pictures(
    Instant now, const std::function<bool(const std::string& source)>& is_seen) {
    std::vector<Contributed::Seen> seen;
    for (std::size_t i = 0; i < feeds_.size(); ++i) {
        Kept& one = feeds_[i];
        if (is_seen(sources_[i]) || now - one.asked >= unseen_every) {
            one.picture = one.feed->picture(now);
            one.asked = now;
        }
        seen.push_back({sources_[i], one.picture});
    }
    return seen;
}

void HallFeeds::sound_of(const std::string& source, std::uint64_t first, std::span<std::int16_t> out) {
    const auto found = std::find(sources_.begin(), sources_.end(), source);
    if (found != sources_.end()) {
        feeds_[static_cast<std::size_t>(found - sources_.begin())].feed->sound(first, out);
        return;
    }
    std::fill(out.begin(), out.end(), std::int16_t{0});
}

}  // namespace paraninfo::program
