#include "server/hls/shelf.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace paraninfo::hls {
namespace {

Conditions conditions_of(const Request& request) {
    return {request.method, std::string{request.range}, std::string{request.if_range},
            std::string{request.if_none_match}};
}

Answer deliver(const Snapshot& snapshot, const SharedBytes& whole, const Conditions& conditions,
               bool is_media) {
    if (conditions.plain()) return {whole, 200};
    return narrow(whole, conditions, is_media, snapshot.common_headers);
}

Answer not_found(const Snapshot& snapshot, bool with_directives) {
    const auto max_age = snapshot.target_duration * (with_directives ? 4 : 1);
    return error_response(404, max_age, snapshot.common_headers);
}

std::optional<Answer> resolve_playlist(const Snapshot& snapshot, const RenditionView& view,
                                       const Want& want) {
    if (!view.playlist) return std::nullopt;
    const auto& msn = want.directives.msn;
    const bool blocking = msn.has_value() && !snapshot.ended;
    if (blocking && *msn > view.last_msn + 2)
        return error_response(400, std::nullopt, snapshot.common_headers);
    if (blocking && !view.shows(*msn, want.directives.part)) return std::nullopt;
    const bool is_delta = want.directives.skip && view.delta;
    const auto& playlist = is_delta ? view.delta : view.playlist;
    return deliver(snapshot, playlist.pick(blocking, want.gzip), want.conditions, false);
}

bool is_on_disk(const RenditionView& view, const Want& want) {
    return (want.file == File::segment && want.number < view.first_segment &&
            !view.find_segment(want.number)) ||
           (want.file == File::init && want.number < view.first_init &&
            !view.find_init(static_cast<std::uint32_t>(want.number)));
}

std::optional<Answer> resolve_media(const Snapshot& snapshot, const RenditionView& view, const Want& want) {
    SharedBytes whole;
    if (want.file == File::init) whole = view.find_init(static_cast<std::uint32_t>(want.number));
    if (want.file == File::segment) whole = view.find_segment(want.number);
    if (want.file == File::part) whole = view.find_part(want.number, want.part);
    if (whole) return deliver(snapshot, whole, want.conditions, true);
    const bool hinted = want.file == File::part && !snapshot.ended && view.playlist &&
                        want.number == view.hint_msn && want.part == view.hint_part;
    if (hinted) return std::nullopt;
    return not_found(snapshot, false);
}

// At once: nobody waits for a thumbnail.
Answer resolve_thumbnails(const Snapshot& snapshot, const Want& want) {
    if (!snapshot.thumbnails) return not_found(snapshot, false);
    const ThumbnailView& view = *snapshot.thumbnails;
    SharedBytes whole = view.list.pick(want.gzip);
    if (want.file == File::thumbnail) whole = view.find(static_cast<std::int64_t>(want.number));
    if (want.file == File::poster) whole = view.poster;
    return whole ? deliver(snapshot, whole, want.conditions, true) : not_found(snapshot, false);
}

// The answer to what is wanted, or nothing if it is still to come.
std::optional<Answer> resolve(const Snapshot& snapshot, const RenditionView* view, const Want& want) {
    if (want.file == File::multivariant) {
        if (!snapshot.multivariant) return std::nullopt;
        const std::size_t fewer = std::min(want.withheld, snapshot.narrower.size());
        const auto& playlist = fewer == 0 ? snapshot.multivariant : snapshot.narrower[fewer - 1];
        return deliver(snapshot, playlist.pick(false, want.gzip), want.conditions, false);
    }
    if (view == nullptr) return resolve_thumbnails(snapshot, want);
    if (want.file == File::playlist) return resolve_playlist(snapshot, *view, want);
    return resolve_media(snapshot, *view, want);
}

}  // namespace

// One publication: its newest snapshot, a line for each rendition and one for the multivariant (last).
struct Shelf::Entry {
    SnapshotPtr snapshot;
    std::vector<std::unique_ptr<Line>> lines;
};

struct Shelf::Room {
    std::vector<std::unique_ptr<Entry>> entries;  // oldest first
};

Shelf::Shelf(ShelfSettings settings) : settings_(std::move(settings)), waiters_(settings_.waiters_max) {
}

Shelf::~Shelf() {
    for (auto& [name, room] : rooms_)
        for (auto& entry : room.entries)
            for (auto& line : entry->lines) waiters_.abandon(*line);
}

Shelf::Entry* Shelf::find(std::string_view room, std::string_view publication) {
    const auto at = rooms_.find(room);
    if (at == rooms_.end()) return nullptr;
    for (auto& entry : at->second.entries)
        if (entry->snapshot->publication == publication) return entry.get();
    return nullptr;
}

Shelf::Entry& Shelf::entry_for(const Snapshot& snapshot) {
    if (Entry* known = find(snapshot.room, snapshot.publication)) return *known;
    auto& entries = rooms_[snapshot.room].entries;
    if (entries.size() >= settings_.publications_per_room_max) {
        close(*entries.front());
        entries.erase(entries.begin());
    }
    auto entry = std::make_unique<Entry>();
    for (std::size_t line = 0; line <= snapshot.renditions.size(); ++line)
        entry->lines.push_back(std::make_unique<Line>());
    return *entries.emplace_back(std::move(entry));
}

void Shelf::put(SnapshotPtr snapshot) {
    Entry& entry = entry_for(*snapshot);
    entry.snapshot = std::move(snapshot);
    settle(entry);
}

void Shelf::settle(Entry& entry) {
    const Snapshot& snapshot = *entry.snapshot;
    for (std::size_t line = 0; line < entry.lines.size(); ++line) {
        const auto* view = line < snapshot.renditions.size() ? snapshot.renditions[line].get() : nullptr;
        counters_.released += waiters_.settle(
            *entry.lines[line], [&](const Line::Held& held) { return resolve(snapshot, view, held.want); });
    }
}

void Shelf::close(Entry& entry) {
    for (auto& line : entry.lines)
        waiters_.settle(*line, [&](const Line::Held&) -> std::optional<Answer> {
            return not_found(*entry.snapshot, false);
        });
}

Reply Shelf::answer(const Request& request, Waiter& who, Time now) {
    constexpr std::chrono::seconds unknown_max_age{2};
    const auto at_once = [this](Answer answer) -> Reply {
        ++counters_.answered;
        return answer;
    };
    if (request.method == Method::other)
        return at_once(error_response(405, std::nullopt, settings_.common_headers));
    const auto address = parse_address(request.target);
    Entry* entry = address ? find(address->room, address->publication) : nullptr;
    if (!entry) return at_once(error_response(404, unknown_max_age, settings_.common_headers));
    const Snapshot& snapshot = *entry->snapshot;

    Want want{address->file, address->number, address->part, {}, request.gzip, conditions_of(request)};
    want.withheld = withheld_;
    if (want.file == File::playlist) {
        const auto directives = parse_directives(address->query);
        if (!directives) return at_once(error_response(400, std::nullopt, snapshot.common_headers));
        want.directives = *directives;
    }
    std::size_t line = snapshot.renditions.size();
    if (!address->rendition.empty()) {
        line = snapshot.index_of(address->rendition);
        if (line == snapshot.renditions.size()) return at_once(not_found(snapshot, want.directives.any()));
    }
    const auto* view = line < snapshot.renditions.size() ? snapshot.renditions[line].get() : nullptr;
    if (view != nullptr && is_on_disk(*view, want)) {
        ++counters_.on_disk;
        return OnDisk{};
    }
    if (auto ready = resolve(snapshot, view, want)) return at_once(std::move(*ready));

    const Time deadline = now + 3 * snapshot.target_duration;
    if (!waiters_.hold(*entry->lines[line], who, std::move(want), deadline)) {
        ++counters_.refused;
        return at_once(error_response(503, std::nullopt, snapshot.common_headers));
    }
    earliest_deadline_ = std::min(earliest_deadline_, deadline);
    ++counters_.held;
    return Wait{deadline};
}

std::size_t Shelf::release(std::size_t most) {
    return waiters_.release(most);
}

void Shelf::expire(Time now) {
    if (now < earliest_deadline_) return;
    earliest_deadline_ = Time::max();
    for (auto& [name, room] : rooms_)
        for (auto& entry : room.entries)
            for (auto& line : entry->lines)
                counters_.expired +=
                    waiters_.settle(*line, [&](const Line::Held& held) -> std::optional<Answer> {
                        if (held.deadline <= now)
                            return error_response(503, std::nullopt, entry->snapshot->common_headers);
                        earliest_deadline_ = std::min(earliest_deadline_, held.deadline);
                        return std::nullopt;
                    });
}

}  // namespace paraninfo::hls
