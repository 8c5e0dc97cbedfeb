// Checks rows against the hashes that were written with them: entries one after the other along the chain,
// the other tables by their seals. Shared by start, reads and verify. Says what is wrong in words; changes
// nothing.
#pragma once

#include "server/database/statement.hpp"
#include "server/journal/chain.hpp"
#include "server/journal/head.hpp"

namespace paraninfo::journal::sqlite {

// A room's row, as the writer keeps it too.
struct RoomRow {
    std::int64_t id = 0;
    std::string room;
    Head head;
    std::string hash;  // h(last)
};

inline constexpr const char* room_columns =
    "SELECT id, room, history, last, floor, head, lease, node, until_ms, seal FROM rooms";
inline constexpr const char* entry_columns =
    "SELECT offset, at_ms, kind, nonce, payload, inner, hash FROM entries";
inline constexpr const char* receipt_columns =
    "SELECT person, key, first, count, receipt, seal FROM receipts";
inline constexpr const char* snapshot_columns = "SELECT offset, schema, bytes, seal FROM snapshots";

RoomRow room_row(database::Row row);
// Throws std::runtime_error when the row is not what was written.
void require_sealed(Chain& chain, const RoomRow& room, const std::string& seal);
Receipt receipt_row(Chain& chain, const std::string& room, database::Row row);

std::string seal(Chain& chain, const RoomRow& room);
std::string seal(Chain& chain, const std::string& room, const Receipt& receipt);
std::string seal(Chain& chain, const Snapshot& snapshot);

// Walks along a room's entries.
class ChainWalk {
  public:
    // `hash` is h(after).
    ChainWalk(Chain& chain, Offset after, std::string hash)
        : chain_(chain), offset_(after), hash_(std::move(hash)) {}

    // A row of entry_columns, the next one. False, with why() and offset(), when it is not the next entry.
    bool take(database::Row row, Stored& stored);
    Offset offset() const { return offset_; }
    const std::string& hash() const { return hash_; }
    const std::string& why() const { return why_; }

  private:
    bool wrong(std::string why) {
        why_ = std::move(why);
        return false;
    }

    Chain& chain_;
    Offset offset_;
    std::string hash_;
    std::string why_;
};

}  // namespace paraninfo::journal::sqlite
