#include "server/journal/sqlite/row_check.hpp"

#include <stdexcept>

namespace paraninfo::journal::sqlite {

RoomRow room_row(database::Row row) {
    RoomRow room;
    room.id = row.number(0);
    room.room = row.text(1);
    room.head.history = row.text(2);
    room.head.last = static_cast<Offset>(row.number(3));
    room.head.floor = static_cast<Offset>(row.number(4));
    room.hash = row.blob(5);
    room.head.lease = static_cast<Lease>(row.number(6));
    room.head.node = row.text(7);
    room.head.until_ms = row.number(8);
    return room;
}

void require_sealed(Chain& chain, const RoomRow& room, const std::string& expected) {
    if (seal(chain, room) != expected) {
        throw std::runtime_error("room " + room.room + ": its own row is not what was written");
    }
}

Receipt receipt_row(Chain& chain, const std::string& room, database::Row row) {
    Receipt receipt;
    receipt.key = {PersonId{row.text(0)}, row.text(1)};
    receipt.first = static_cast<Offset>(row.number(2));
    receipt.count = static_cast<Offset>(row.number(3));
    receipt.receipt = row.blob(4);
    if (seal(chain, room, receipt) != row.blob(5)) {
        throw std::runtime_error("room " + room + ": a receipt is not what was written (entries from " +
                                 std::to_string(receipt.first) + ")");
    }
    return receipt;
}

std::string seal(Chain& chain, const RoomRow& room) {
    return chain.seal({room.room, room.head.history, big_endian(room.head.last), big_endian(room.head.floor),
                       room.hash, big_endian(room.head.lease), room.head.node,
                       big_endian(static_cast<std::uint64_t>(room.head.until_ms))});
}

std::string seal(Chain& chain, const std::string& room, const Receipt& receipt) {
    return chain.seal({room, receipt.key.person.value, receipt.key.key, big_endian(receipt.first),
                       big_endian(receipt.count), receipt.receipt});
}

std::string seal(Chain& chain, const Snapshot& snapshot) {
    return chain.seal(
        {snapshot.room.value, big_endian(snapshot.offset), big_endian(snapshot.schema), snapshot.bytes});
}

bool ChainWalk::take(database::Row row, Stored& stored) {
    stored.offset = static_cast<Offset>(row.number(0));
    if (stored.offset != ++offset_) return wrong("missing");
    stored.entry.at_ms = row.number(1);
    stored.entry.kind = row.text(2);
    stored.erased = row.null(4);
    if (row.null(3) != stored.erased) return wrong("half erased");
    const std::string inner = row.blob(5);
    if (!stored.erased) {
        stored.entry.payload = row.blob(4);
        if (chain_.inner(row.blob(3), stored.entry.payload) != inner) {
            return wrong("its payload is not what was written");
        }
    }
    hash_ = chain_.next(hash_, offset_, stored.entry.at_ms, stored.entry.kind, inner);
    return hash_ == row.blob(6) ? true : wrong("it does not follow from the row before it");
}

}  // namespace paraninfo::journal::sqlite
