#include "server/attendance/viewing.hpp"

#include <algorithm>

namespace paraninfo::attendance {
namespace {

std::uint64_t added(std::int64_t before, std::int64_t now) {
    return static_cast<std::uint64_t>(std::clamp<std::int64_t>(now - before, 0, counted_at_once_max));
}

std::size_t height_group(std::int64_t height) {
    const auto* const end = std::ranges::lower_bound(height_ends, height);
    return static_cast<std::size_t>(end - height_ends.begin());
}

// The nearest rank.
std::optional<std::int64_t> quantile(std::vector<std::int64_t>& values, std::size_t hundredths) {
    if (values.empty()) return std::nullopt;
    const std::size_t rank = (values.size() * hundredths + 99) / 100 - 1;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank);
    std::ranges::nth_element(values, at);
    return *at;
}

void count(Viewers& viewers, const Playing& playing) {
    ++viewers.viewers;
    ++viewers.by_view.at(static_cast<std::size_t>(playing.view));
    if (playing.view == PlayView::text) return;
    ++viewers.by_profile.at(static_cast<std::size_t>(playing.profile));
    if (playing.native) ++viewers.native;
    if (playing.view == PlayView::picture && playing.height > 0)
        ++viewers.by_height.at(height_group(playing.height));
}

}  // namespace

void Viewing::take(const std::string& room, const std::string& person, const std::string& page,
                   const std::optional<Playing>& playing, std::int64_t now_ms) {
    const std::lock_guard lock(mutex_);
    const Key key{room, person, page};
    const auto found = pages_.find(key);
    if (!playing) {
        if (found != pages_.end()) pages_.erase(found);
        return;
    }
    if (found == pages_.end()) {
        // What it met before is not counted: perhaps it was, by the server that ran until now.
        if (pages_.size() < playing_pages_max) pages_.emplace(key, Page{*playing, now_ms});
        return;
    }
    Page& known = found->second;
    const std::uint64_t stalls = added(known.playing.stalls, playing->stalls);
    Counts& counts = counts_[room];
    counts.stalls += stalls;
    counts.failed += added(known.playing.failed, playing->failed);
    if (stalls > 0) known.stalled_at_ms = now_ms;
    known.playing = *playing;
    known.last_ms = now_ms;
}

std::map<std::string, Viewers> Viewing::look(std::int64_t now_ms) {
    std::map<std::string, Viewers> rooms;
    std::map<std::string, std::vector<std::int64_t>> delays;
    {
        const std::lock_guard lock(mutex_);
        std::erase_if(pages_, [&](const auto& entry) {
            return now_ms - entry.second.last_ms > forgotten_after_ms || now_ms < entry.second.last_ms;
        });
        for (const auto& [room, counts] : counts_) {
            rooms[room].stalls = counts.stalls;
            rooms[room].failed = counts.failed;
        }
        for (const auto& [key, page] : pages_) {
            Viewers& viewers = rooms[key.room];
            count(viewers, page.playing);
            if (page.stalled_at_ms && now_ms - *page.stalled_at_ms <= forgotten_after_ms) ++viewers.stalled;
            if (page.playing.view != PlayView::text && page.playing.delay_ms)
                delays[key.room].push_back(*page.playing.delay_ms);
        }
    }
    for (auto& [room, values] : delays) {
        rooms[room].delay_median_ms = quantile(values, 50);
        rooms[room].delay_p95_ms = quantile(values, 95);
    }
    return rooms;
}

}  // namespace paraninfo::attendance
