#include "server/journal/memory_engine.hpp"

#include "server/journal/engines.hpp"
#include "server/observe/clock.hpp"

#include <algorithm>

namespace paraninfo::journal {

std::unique_ptr<Engine> memory_engine() {
    return std::make_unique<MemoryEngine>();
}

std::string MemoryEngine::text_of(const CommandKey& key) {
    return key.person.value + '\n' + key.key;
}

const MemoryEngine::Room* MemoryEngine::find(const RoomId& id) const {
    const auto found = rooms_.find(id.value);
    return found == rooms_.end() ? nullptr : &found->second;
}

std::vector<Outcome> MemoryEngine::commit(std::span<const Operation> batch) {
    std::vector<Outcome> outcomes;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& operation : batch) {
            outcomes.push_back(std::visit([&](const auto& each) { return perform(each); }, operation));
        }
    }
    for (const auto& operation : batch) {
        if (hint_) hint_(room_of(operation));
    }
    return outcomes;
}

Outcome MemoryEngine::perform(const Append& append) {
    auto& room = rooms_[append.room.value];
    if (append.key) {
        const auto known = room.receipt_by_key.find(text_of(*append.key));
        if (known != room.receipt_by_key.end()) {
            const auto& kept = room.receipts[known->second];
            return Appended{Status::duplicate, kept.first, kept.count, room.head.last, kept.receipt};
        }
    }
    const Status status = judge(room.head, append.lease, append.expected);
    if (status != Status::ok) return refused(append, status, room.head.last);
    const Appended done{Status::ok, room.head.last + 1, append.entries.size(),
                        room.head.last + append.entries.size(), append.receipt};
    for (const auto& entry : append.entries) room.entries.push_back({++room.head.last, entry, false});
    if (append.key) {
        room.receipt_by_key.emplace(text_of(*append.key), room.receipts.size());
        room.receipts.push_back({*append.key, done.first, done.count, append.receipt});
    }
    room.head.until_ms = observe::wall_ms() + room.head.ttl_ms;
    return done;
}

Outcome MemoryEngine::perform(const Acquire& acquire) {
    auto& head = rooms_[acquire.room.value].head;
    if (head.history.empty()) head.history = new_history();
    const Status status = take(head, acquire, observe::wall_ms());
    if (status != Status::ok) return refused(acquire, status);
    return Acquired{status, head.lease, head.last, head.history};
}

Outcome MemoryEngine::perform(const SaveSnapshot& save) {
    auto& room = rooms_[save.snapshot.room.value];
    const Status status = judge(room.head, save.lease);
    if (status != Status::ok) return status;
    const Offset offset = save.snapshot.offset;
    if (offset > room.head.last || save.floor > offset) return Status::conflict;
    std::erase_if(room.snapshots, [&](const Snapshot& old) { return old.offset == offset; });
    room.snapshots.push_back(save.snapshot);
    std::ranges::sort(room.snapshots, {}, &Snapshot::offset);
    room.head.floor = std::max(room.head.floor, save.floor);
    return Status::ok;
}

Outcome MemoryEngine::perform(const Erase& erase) {
    auto& room = rooms_[erase.room.value];
    const Status status = judge(room.head, erase.lease);
    if (status != Status::ok) return status;
    if (erase.offset == 0 || erase.offset > room.head.last) return Status::conflict;
    std::erase_if(room.snapshots, [&](const Snapshot& old) { return old.offset >= erase.offset; });
    auto& stored = room.entries[static_cast<std::size_t>(erase.offset - 1)];
    stored.entry.payload.clear();
    stored.erased = true;
    return Status::ok;
}

Answer MemoryEngine::read(const Query& query) {
    const std::lock_guard lock(mutex_);
    return std::visit([&](const auto& each) { return answer(each); }, query);
}

Answer MemoryEngine::answer(const Range& range) const {
    ReadResult result;
    result.status = ReadStatus::ok;
    const Room* room = find(range.room);
    if (!room) return result;
    result.last = room->head.last;
    const Offset snapshot = room->snapshots.empty() ? 0 : room->snapshots.back().offset;
    if (range.after < std::min(room->head.floor, snapshot)) {
        result.status = ReadStatus::snapshot_needed;
        return result;
    }
    for (auto at = static_cast<std::size_t>(range.after);
         at < room->entries.size() && result.entries.size() < range.max; ++at) {
        result.entries.push_back(room->entries[at]);
    }
    return result;
}

Answer MemoryEngine::answer(const FindReceipt& query) const {
    Receipts receipts{ReadStatus::ok, {}};
    if (const Room* room = find(query.room)) {
        const auto known = room->receipt_by_key.find(text_of(query.key));
        if (known != room->receipt_by_key.end()) receipts.found = {room->receipts[known->second]};
    }
    return receipts;
}

Answer MemoryEngine::answer(const NewestReceipts& query) const {
    Receipts receipts{ReadStatus::ok, {}};
    if (const Room* room = find(query.room)) {
        const auto& all = room->receipts;
        const auto count = std::min(query.max, all.size());
        receipts.found.assign(all.end() - static_cast<std::ptrdiff_t>(count), all.end());
    }
    return receipts;
}

Answer MemoryEngine::answer(const FindSnapshot& query) const {
    std::optional<Snapshot> found;
    if (const Room* room = find(query.room)) {
        for (const auto& snapshot : room->snapshots) {
            if (snapshot.schema == query.schema) found = snapshot;
        }
    }
    return found;
}

}  // namespace paraninfo::journal
