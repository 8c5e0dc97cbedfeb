#include "server/journal/sqlite/reader.hpp"

#include "server/journal/sqlite/schema.hpp"

#include <algorithm>
#include <stdexcept>

namespace paraninfo::journal::sqlite {
namespace {

// Up to here the whole structure is checked at start, indexes against tables; beyond it that would delay a
// restart.
constexpr std::int64_t structure_bytes_max = 32 << 20;

}  // namespace

Reader::Reader(const std::filesystem::path& path, const std::string& vfs)
    : database_(open_for_reading(path, vfs)),
      begin_(database_, "BEGIN"),
      end_(database_, "COMMIT"),
      find_room_(database_, std::string(room_columns) + " WHERE room = ?1"),
      entries_(database_,
               std::string(entry_columns) + " WHERE room = ?1 AND offset > ?2 ORDER BY offset LIMIT ?3"),
      hash_at_(database_, "SELECT hash FROM entries WHERE room = ?1 AND offset = ?2"),
      find_receipt_(database_,
                    std::string(receipt_columns) + " WHERE room = ?1 AND person = ?2 AND key = ?3"),
      newest_receipts_(database_,
                       std::string(receipt_columns) + " WHERE room = ?1 ORDER BY id DESC LIMIT ?2"),
      find_snapshot_(database_,
                     std::string(snapshot_columns) + " WHERE room = ?1 AND schema = ?2 ORDER BY offset DESC"),
      snapshot_offset_(database_, "SELECT max(offset) FROM snapshots WHERE room = ?1") {
}

Answer Reader::read(const Query& query) {
    // One view of the file for the whole answer; ended also when it fails.
    struct View {
        explicit View(Reader& reader) : reader_(reader) { reader_.begin_.run(); }
        ~View() {
            try {
                reader_.end_.run();
            } catch (const database::Error&) {  // SQLite ended it already
            }
        }
        Reader& reader_;
    };
    const View view(*this);
    return std::visit([&](const auto& each) { return answer(each); }, query);
}

std::optional<RoomRow> Reader::room(const RoomId& id) {
    std::optional<RoomRow> found;
    std::string sealed;
    find_room_.one(
        [&](database::Row row) {
            found = room_row(row);
            sealed = row.blob(9);
        },
        id.value);
    if (found) require_sealed(chain_, *found, sealed);
    return found;
}

Offset Reader::snapshot_offset(const RoomRow& room) {
    Offset offset = 0;
    snapshot_offset_.one([&](database::Row row) { offset = static_cast<Offset>(row.number(0)); }, room.id);
    return offset;
}

std::optional<std::string> Reader::hash_at(const RoomRow& room, Offset after) {
    if (after == 0) return chain_.start(room.room);
    std::optional<std::string> hash;
    hash_at_.one([&](database::Row row) { hash = row.blob(0); }, room.id, after);
    return hash;
}

std::optional<std::string> Reader::walk(const RoomRow& room, Offset after, std::size_t max,
                                        const std::function<void(Stored)>& each) {
    const auto name = [&](Offset offset, const std::string& why) {
        return "room " + room.room + ", entry " + std::to_string(offset) + ": " + why;
    };
    if (after >= room.head.last) return std::nullopt;
    const auto start = hash_at(room, after);
    if (!start) return name(after, "missing");
    ChainWalk walk(chain_, after, *start);
    entries_.each(
        [&](database::Row row) {
            Stored stored;
            if (walk.why().empty() && walk.take(row, stored)) each(std::move(stored));
        },
        room.id, after, std::min<std::uint64_t>(max, room.head.last - after));
    if (!walk.why().empty()) return name(walk.offset(), walk.why());
    if (walk.offset() < room.head.last && walk.offset() - after < max)
        return name(walk.offset() + 1, "missing");
    if (walk.offset() == room.head.last && walk.hash() != room.hash) {
        return name(walk.offset(), "it is not the last one that was written");
    }
    return std::nullopt;
}

Answer Reader::answer(const Range& range) {
    ReadResult result;
    result.status = ReadStatus::ok;
    const auto found = room(range.room);
    if (!found) return result;
    result.last = found->head.last;
    if (range.after < found->head.floor && range.after < snapshot_offset(*found)) {
        result.status = ReadStatus::snapshot_needed;
        return result;
    }
    const auto bad = walk(*found, range.after, range.max,
                          [&](Stored stored) { result.entries.push_back(std::move(stored)); });
    if (bad) {
        result.status = ReadStatus::damaged;
        result.entries.clear();
        result.why = *bad;
    }
    return result;
}

Answer Reader::answer(const FindReceipt& query) {
    Receipts receipts{ReadStatus::ok, {}};
    if (const auto found = room(query.room)) {
        find_receipt_.one(
            [&](database::Row row) { receipts.found.push_back(receipt_row(chain_, found->room, row)); },
            found->id, query.key.person.value, query.key.key);
    }
    return receipts;
}

Answer Reader::answer(const NewestReceipts& query) {
    Receipts receipts{ReadStatus::ok, {}};
    if (const auto found = room(query.room)) {
        newest_receipts_.each(
            [&](database::Row row) { receipts.found.push_back(receipt_row(chain_, found->room, row)); },
            found->id, query.max);
    }
    std::ranges::reverse(receipts.found);
    return receipts;
}

Answer Reader::answer(const FindSnapshot& query) {
    std::optional<Snapshot> newest;
    const auto found = room(query.room);
    if (!found) return newest;
    find_snapshot_.each(
        [&](database::Row row) {
            if (newest) return;
            Snapshot snapshot{query.room, static_cast<Offset>(row.number(0)), query.schema, row.blob(2)};
            // A damaged one only costs a longer replay.
            if (seal(chain_, snapshot) == row.blob(3)) newest = std::move(snapshot);
        },
        found->id, query.schema);
    return newest;
}

void Reader::require_intact(std::size_t rows_max) {
    const auto bytes = database_.number("PRAGMA page_count") * database_.number("PRAGMA page_size");
    if (bytes <= structure_bytes_max) {
        const auto structure = database_.text("PRAGMA integrity_check(1)");
        if (structure != "ok") throw std::runtime_error("the journal is damaged: " + structure);
    }
    std::vector<RoomRow> rooms;
    database::Statement(database_, room_columns).each([&](database::Row row) {
        rooms.push_back(room_row(row));
        require_sealed(chain_, rooms.back(), row.blob(9));
    });
    for (const auto& room : rooms) {
        const Offset after = room.head.last > rows_max ? room.head.last - rows_max : 0;
        const auto bad = walk(room, after, rows_max, [](const Stored&) {});
        if (bad) throw std::runtime_error("the journal is damaged: " + *bad);
    }
}

}  // namespace paraninfo::journal::sqlite
