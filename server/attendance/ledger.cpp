#include "server/attendance/ledger.hpp"

#include <algorithm>

namespace paraninfo::attendance {

void Ledger::resume(const std::vector<Interval>& kept, std::int64_t now_ms) {
    for (const auto& [key, to_ms] : kept) {
        if (now_ms - to_ms > silence_max_ms || to_ms > now_ms) continue;
        Page& page = pages_[{key.person, key.room, key.page}];
        const Span span{key.from_ms, to_ms};
        if (key.kind == Kind::connected && to_ms >= page.last_ms) {
            page.connected = span;
            page.last_ms = to_ms;
        } else if (key.kind == Kind::watching && (!page.watching || page.watching->to_ms < to_ms)) {
            page.watching = span;
        }
    }
    std::erase_if(pages_, [](const auto& entry) { return entry.second.last_ms == 0; });
    for (auto& [key, page] : pages_) page.watches = page.watching && page.watching->to_ms == page.last_ms;
}

Taken Ledger::take(const Sign& sign, std::int64_t now_ms) {
    const PageKey key{sign.person, sign.room, sign.page};
    auto found = pages_.find(key);
    // So it does after a clock that was set back: what was noted stays as it was.
    const auto since = found == pages_.end() ? 0 : now_ms - found->second.last_ms;
    if (since > silence_max_ms || since < 0) {
        pages_.erase(found);
        found = pages_.end();
    }
    if (changed_.size() >= waiting_max) return Taken::full;
    if (found == pages_.end()) {
        if (pages_.size() >= pages_max) return Taken::full;
        if (!has_room_for(key)) return Taken::too_often;
        found = pages_.emplace(key, Page{{now_ms, now_ms}, std::nullopt, false, now_ms}).first;
    } else if (now_ms - found->second.last_ms < pace_ms) {
        return Taken::too_often;
    }
    Page& page = found->second;
    page.last_ms = page.connected.to_ms = now_ms;
    note(key, Kind::connected, page.connected);
    if (page.watching && (page.watches || (sign.watching && now_ms - page.watching->to_ms <= bridge_ms))) {
        page.watching->to_ms = now_ms;
        note(key, Kind::watching, *page.watching);
    } else if (sign.watching) {
        page.watching = Span{now_ms, now_ms};
        note(key, Kind::watching, *page.watching);
    }
    page.watches = sign.watching;
    return Taken::yes;
}

bool Ledger::has_room_for(const PageKey& key) const {
    std::size_t pages = 0;
    for (auto at = pages_.lower_bound({key.person, key.room, {}}); at != pages_.end(); ++at) {
        if (at->first.person != key.person || at->first.room != key.room) break;
        if (++pages >= pages_of_person_max) return false;
    }
    return true;
}

void Ledger::note(const PageKey& key, Kind kind, Span span) {
    changed_[{key.person, key.room, key.page, kind, span.from_ms}] = span.to_ms;
}

std::vector<Interval> Ledger::changed(std::int64_t now_ms) {
    std::erase_if(pages_, [&](const auto& entry) { return now_ms - entry.second.last_ms > silence_max_ms; });
    std::vector<Interval> rows;
    rows.reserve(changed_.size());
    for (const auto& [key, to_ms] : changed_) rows.push_back({key, to_ms});
    changed_.clear();
    return rows;
}

void Ledger::put_back(const std::vector<Interval>& rows) {
    for (const auto& [key, to_ms] : rows) changed_.try_emplace(key, to_ms);
}

}  // namespace paraninfo::attendance
