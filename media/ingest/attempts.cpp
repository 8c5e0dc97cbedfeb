#include "media/ingest/attempts.hpp"

namespace paraninfo::ingest {

bool Attempts::add(std::uint64_t connection, std::string feed, Time now) {
    const std::lock_guard lock{mutex_};
    if (attempts_.size() >= attempts_max && !attempts_.contains(connection)) return false;
    attempts_[connection] = Attempt{std::move(feed), now};
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
