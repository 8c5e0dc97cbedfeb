#include "media/ingest/attempts.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::ingest {

bool Attempts::add(std::uint64_t connection, std::string feed, Time now, std::string address) {
    const std::lock_guard lock{mutex_};
    if (!attempts_.contains(connection)) {
        const auto same = [&](const auto& entry) { return entry.second.address == address; };
        const auto from_there = address.empty() ? 0 : std::ranges::count_if(attempts_, same);
        if (attempts_.size() >= attempts_max || std::cmp_greater_equal(from_there, attempts_of_address_max))
            return false;
    }
    attempts_[connection] = Attempt{std::move(feed), now, std::move(address)};
    return true;
}

std::optional<std::string> Attempts::take(std::uint64_t connection) {
    const std::lock_guard lock{mutex_};
    const auto attempt = attempts_.extract(connection);
    if (attempt.empty()) return std::nullopt;
    return attempt.mapped().feed;
}

std::vector<std::string> Attempts::expire(Time now) {
    const std::lock_guard lock{mutex_};
    std::vector<std::string> feeds;
    std::erase_if(attempts_, [&feeds, now](const auto& entry) {
        if (now - entry.second.at < attempt_time_max) return false;
        feeds.push_back(entry.second.feed);
        return true;
    });
    return feeds;
}

}  // namespace paraninfo::ingest
