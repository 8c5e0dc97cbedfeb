#include "server/journal/tail.hpp"

namespace paraninfo::journal {

std::size_t Tail::cost(const Stored& stored) {
    return sizeof(Stored) + stored.entry.kind.size() + stored.entry.payload.size();
}

void Tail::pop(Ring& ring) {
    ring.bytes -= cost(ring.entries.front());
    ring.entries.pop_front();
}

void Tail::push(const RoomId& room, Offset first, std::vector<Entry> entries) {
    const std::lock_guard lock(mutex_);
    auto& ring = rings_[room.value];
    if (!ring.entries.empty() && ring.entries.back().offset + 1 != first) ring = Ring{};
    for (auto& entry : entries) {
        ring.entries.push_back({first++, std::move(entry), false});
        ring.bytes += cost(ring.entries.back());
    }
    while (ring.entries.size() > entries_max_ || ring.bytes > bytes_max_) pop(ring);
}

std::optional<ReadResult> Tail::read(const RoomId& room, Offset after, std::size_t max) const {
    const std::lock_guard lock(mutex_);
    const auto found = rings_.find(room.value);
    if (found == rings_.end() || found->second.entries.empty()) return std::nullopt;
    const auto& entries = found->second.entries;
    if (after + 1 < entries.front().offset || after >= entries.back().offset) return std::nullopt;
    ReadResult result;
    result.status = ReadStatus::ok;
    result.last = entries.back().offset;
    for (auto at = static_cast<std::size_t>(after + 1 - entries.front().offset);
         at < entries.size() && result.entries.size() < max; ++at) {
        result.entries.push_back(entries[at]);
    }
    return result;
}

void Tail::erase(const RoomId& room, Offset offset) {
    const std::lock_guard lock(mutex_);
    const auto found = rings_.find(room.value);
    if (found == rings_.end()) return;
    for (auto& stored : found->second.entries) {
        if (stored.offset != offset) continue;
        found->second.bytes -= stored.entry.payload.size();
        stored.entry.payload = std::string();
        stored.erased = true;
    }
}

void Tail::drop_below(const RoomId& room, Offset floor) {
    const std::lock_guard lock(mutex_);
    const auto found = rings_.find(room.value);
    if (found == rings_.end()) return;
    auto& ring = found->second;
    while (!ring.entries.empty() && ring.entries.front().offset <= floor) pop(ring);
}

}  // namespace paraninfo::journal
