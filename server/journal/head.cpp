#include "server/journal/head.hpp"

#include "server/journal/chain.hpp"

#include <stdexcept>
#include <utility>

namespace paraninfo::journal {

Status judge(Head& head, Lease lease, Offset expected) {
    if (const Status status = judge(std::as_const(head), lease); status != Status::ok) return status;
    if (expected == head.last) return Status::ok;
    head.broken = Status::conflict;
    return Status::conflict;
}

Status judge(const Head& head, Lease lease) {
    if (lease == 0 || lease != head.lease) return Status::fenced;
    return head.broken;
}

Status take(Head& head, const Acquire& acquire, std::int64_t now_ms) {
    if (head.lease != 0 && head.node != acquire.node && now_ms < head.until_ms) return Status::fenced;
    ++head.lease;
    head.node = acquire.node;
    head.ttl_ms = acquire.ttl.count();
    head.until_ms = now_ms + head.ttl_ms;
    head.broken = Status::ok;
    return Status::ok;
}

Outcome refused(const Operation& operation, Status status, Offset last) {
    if (std::holds_alternative<Append>(operation)) {
        Appended appended;
        appended.status = status;
        appended.last = last;
        return appended;
    }
    if (std::holds_alternative<Acquire>(operation)) {
        Acquired acquired;
        acquired.status = status;
        return acquired;
    }
    return status;
}

const RoomId& room_of(const Operation& operation) {
    struct Room {
        const RoomId& operator()(const Append& append) const { return append.room; }
        const RoomId& operator()(const Acquire& acquire) const { return acquire.room; }
        const RoomId& operator()(const SaveSnapshot& save) const { return save.snapshot.room; }
        const RoomId& operator()(const Erase& erase) const { return erase.room; }
    };
    return std::visit(Room{}, operation);
}

void require_valid(const Append& append) {
    for (const auto& entry : append.entries) {
        if (entry.kind.empty() || entry.kind.size() > 64) {
            throw std::invalid_argument("a journal entry's kind has 1 to 64 bytes");
        }
    }
}

std::string new_history() {
    constexpr char digits[] = "0123456789abcdef";
    const std::string random = random_bytes(12);
    std::string text;
    for (const char byte : random) {
        text += digits[(static_cast<unsigned char>(byte) >> 4) & 15];
        text += digits[static_cast<unsigned char>(byte) & 15];
    }
    return text;
}

}  // namespace paraninfo::journal
