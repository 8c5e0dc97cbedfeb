#include "server/journal/sqlite/writer.hpp"

#include "server/database/transaction.hpp"
#include "server/journal/sqlite/schema.hpp"
#include "server/observe/clock.hpp"
#include "server/observe/log.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

namespace paraninfo::journal::sqlite {
namespace {

using database::Blob;

constexpr int checkpoint_pages = 1000;
constexpr int snapshots_kept = 2;

// Space, locks and memory come back by themselves. What else fails leaves the disk in doubt.
bool passes(int code) {
    switch (code & 0xff) {
        case SQLITE_FULL:
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_NOMEM:
            return true;
        default:
            // The index of the WAL could not grow: a full disk by another name.
            return code == SQLITE_IOERR_SHMSIZE;
    }
}

Status status_of(const Outcome& outcome) {
    const auto* status = std::get_if<Status>(&outcome);
    return status ? *status : Status::unavailable;
}

}  // namespace

Writer::Writer(const std::filesystem::path& path, const std::string& vfs)
    : path_(path),
      database_(open_for_writing(path, vfs)),
      add_entry_(database_, "INSERT INTO entries VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"),
      add_receipt_(database_,
                   "INSERT INTO receipts (room, person, key, first, count, receipt, seal) "
                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"),
      find_receipt_(database_,
                    std::string(receipt_columns) + " WHERE room = ?1 AND person = ?2 AND key = ?3"),
      store_head_(database_,
                  "UPDATE rooms SET last = ?2, floor = ?3, head = ?4, lease = ?5, node = ?6, until_ms = ?7, "
                  "seal = ?8 WHERE id = ?1 AND last = ?9 AND lease = ?10"),
      checkpoint_at_pages_(checkpoint_pages) {
    database::Statement rooms(database_, room_columns);
    rooms.each([&](database::Row row) {
        auto room = room_row(row);
        require_sealed(chain_, room, row.blob(9));
        rooms_.emplace(RoomId{room.room}, std::move(room));
    });
}

std::vector<Outcome> Writer::commit(std::span<const Operation> batch) {
    std::vector<Outcome> outcomes;
    outcomes.reserve(batch.size());
    if (dead_ || hopeless(batch)) {
        for (const auto& operation : batch) outcomes.push_back(refused(operation, Status::unavailable));
        return outcomes;
    }
    bool committing = false;
    try {
        database::Transaction transaction(database_);
        for (const auto& operation : batch) {
            outcomes.push_back(std::visit([&](const auto& each) { return perform(each); }, operation));
        }
        store_heads();
        committing = true;
        transaction.commit();
    } catch (const database::Error& error) {
        return fail(batch, error, committing);
    } catch (const std::exception& error) {
        return fail(batch, database::Error(SQLITE_CORRUPT, error.what()), committing);
    }
    before_.clear();
    finish_erasures(batch, outcomes);
    return outcomes;
}

// What queued behind a failed commit is answered without waiting for the disk once more.
bool Writer::hopeless(std::span<const Operation> batch) const {
    return std::ranges::all_of(batch, [&](const Operation& operation) {
        const auto found = rooms_.find(room_of(operation));
        return std::holds_alternative<Append>(operation) && found != rooms_.end() &&
               found->second.head.broken == Status::unavailable;
    });
}

Outcome Writer::perform(const Append& append) {
    const auto found = rooms_.find(append.room);
    if (found == rooms_.end()) return refused(append, Status::fenced);
    auto& room = found->second;
    if (room.head.broken == Status::unavailable) return refused(append, Status::unavailable);
    if (append.key) {
        if (auto original = known(room, append)) return *original;
    }
    const Status status = judge(room.head, append.lease, append.expected);
    if (status != Status::ok) return refused(append, status, room.head.last);
    const Offset first = room.head.last + 1;
    insert(touch(room), append);
    return Appended{status, first, append.entries.size(), room.head.last, append.receipt};
}

std::optional<Appended> Writer::known(const RoomRow& room, const Append& append) {
    std::optional<Appended> original;
    find_receipt_.one(
        [&](database::Row row) {
            auto kept = receipt_row(chain_, room.room, row);
            original = Appended{Status::duplicate, kept.first, kept.count, room.head.last, kept.receipt};
        },
        room.id, append.key->person.value, append.key->key);
    return original;
}

void Writer::insert(RoomRow& room, const Append& append) {
    const Offset first = room.head.last + 1;
    room.head.until_ms = observe::wall_ms() + room.head.ttl_ms;
    const std::string nonces = random_bytes(Chain::nonce_bytes * append.entries.size());
    std::string_view left = nonces;
    for (const auto& entry : append.entries) {
        const auto nonce = left.substr(0, Chain::nonce_bytes);
        left.remove_prefix(Chain::nonce_bytes);
        const auto inner = chain_.inner(nonce, entry.payload);
        const Offset offset = ++room.head.last;
        room.hash = chain_.next(room.hash, offset, entry.at_ms, entry.kind, inner);
        add_entry_.run(room.id, offset, entry.at_ms, entry.kind, Blob{nonce}, Blob{entry.payload},
                       Blob{inner}, Blob{room.hash});
    }
    if (append.key) {
        const Receipt receipt{*append.key, first, append.entries.size(), append.receipt};
        const auto sealed = seal(chain_, room.room, receipt);
        add_receipt_.run(room.id, receipt.key.person.value, receipt.key.key, receipt.first, receipt.count,
                         Blob{receipt.receipt}, Blob{sealed});
    }
}

Outcome Writer::perform(const Acquire& acquire) {
    const auto found = rooms_.find(acquire.room);
    auto& room = found == rooms_.end() ? create(acquire.room) : found->second;
    Head head = room.head;
    const Status status = take(head, acquire, observe::wall_ms());
    if (status != Status::ok) return refused(acquire, status);
    touch(room).head = head;
    return Acquired{status, room.head.lease, room.head.last, room.head.history};
}

RoomRow& Writer::create(const RoomId& id) {
    RoomRow room;
    room.room = id.value;
    room.head.history = new_history();
    room.hash = chain_.start(room.room);
    database::Statement add(database_, "INSERT INTO rooms VALUES (NULL, ?1, ?2, 0, 0, ?3, 0, '', 0, ?4)");
    const auto sealed = seal(chain_, room);
    add.run(room.room, room.head.history, Blob{room.hash}, Blob{sealed});
    room.id = sqlite3_last_insert_rowid(database_.handle());
    before_.emplace(id, std::nullopt);
    return rooms_.emplace(id, std::move(room)).first->second;
}

RoomRow& Writer::touch(RoomRow& room) {
    before_.try_emplace(RoomId{room.room}, room);
    return room;
}

Outcome Writer::perform(const SaveSnapshot& save) {
    const auto found = rooms_.find(save.snapshot.room);
    if (found == rooms_.end()) return Status::fenced;
    auto& room = found->second;
    if (const Status status = judge(std::as_const(room.head), save.lease); status != Status::ok)
        return status;
    const auto& snapshot = save.snapshot;
    if (snapshot.offset > room.head.last || save.floor > snapshot.offset) return Status::conflict;
    database::Statement add(database_, "INSERT OR REPLACE INTO snapshots VALUES (?1, ?2, ?3, ?4, ?5)");
    const auto sealed = seal(chain_, snapshot);
    add.run(room.id, snapshot.offset, snapshot.schema, Blob{snapshot.bytes}, Blob{sealed});
    database::Statement thin(database_,
                             "DELETE FROM snapshots WHERE room = ?1 AND offset NOT IN (SELECT offset FROM "
                             "snapshots WHERE room = ?1 ORDER BY offset DESC LIMIT ?2)");
    thin.run(room.id, snapshots_kept);
    if (save.floor > room.head.floor) touch(room).head.floor = save.floor;
    return Status::ok;
}

Outcome Writer::perform(const Erase& erase) {
    const auto found = rooms_.find(erase.room);
    if (found == rooms_.end()) return Status::fenced;
    const auto& room = found->second;
    if (const Status status = judge(room.head, erase.lease); status != Status::ok) return status;
    if (erase.offset == 0 || erase.offset > room.head.last) return Status::conflict;
    database::Statement blank(
        database_, "UPDATE entries SET nonce = NULL, payload = NULL WHERE room = ?1 AND offset = ?2");
    blank.run(room.id, erase.offset);
    database::Statement thin(database_, "DELETE FROM snapshots WHERE room = ?1 AND offset >= ?2");
    thin.run(room.id, erase.offset);
    return Status::ok;
}

// Guarded by what was there before: another writer on the same file is noticed, not overwritten.
void Writer::store_heads() {
    for (const auto& [id, before] : before_) {
        auto& room = rooms_.at(id);
        const Head old = before ? before->head : Head{};
        const auto sealed = seal(chain_, room);
        const int changed =
            store_head_.run(room.id, room.head.last, room.head.floor, Blob{room.hash}, room.head.lease,
                            room.head.node, room.head.until_ms, Blob{sealed}, old.last, old.lease);
        if (changed != 1) {
            throw database::Error(SQLITE_CORRUPT, "room " + room.room + " was changed by another program");
        }
    }
}

std::vector<Outcome> Writer::fail(std::span<const Operation> batch, const database::Error& error,
                                  bool committing) {
    undo();
    dead_ = !passes(error.code());
    observe::log_error(dead_ ? "journal.dead" : "journal.unavailable",
                       {{"why", error.what()}, {"operations", batch.size()}});
    const bool in_doubt = dead_ && committing;
    std::vector<Outcome> outcomes;
    for (const auto& operation : batch) {
        outcomes.push_back(refused(operation, in_doubt ? Status::unknown : Status::unavailable));
    }
    return outcomes;
}

void Writer::undo() {
    for (auto& [id, before] : before_) {
        if (before) {
            rooms_.at(id) = std::move(*before);
        } else {
            rooms_.erase(id);
        }
    }
    before_.clear();
    for (auto& [id, room] : rooms_) room.head.broken = Status::unavailable;
}

// An erasure is done when no copy of the bytes is left: not in the WAL, not in a backup from a migration.
void Writer::finish_erasures(std::span<const Operation> batch, std::vector<Outcome>& outcomes) {
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (!std::holds_alternative<Erase>(batch[i]) || status_of(outcomes[i]) != Status::ok) continue;
        truncate_ = true;
    }
    if (!truncate_) return;
    settle();
    if (!truncate_) return;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        if (std::holds_alternative<Erase>(batch[i])) outcomes[i] = Status::unavailable;
    }
}

void Writer::settle() {
    if (dead_ || (!truncate_ && database_.wal_pages() < checkpoint_at_pages_)) return;
    try {
        const bool moved = database_.checkpoint(truncate_);
        checkpoint_at_pages_ = moved ? checkpoint_pages : database_.wal_pages() + checkpoint_pages;
        if (!moved || !truncate_) return;
        for (int old = 1; old <= version; ++old) {
            std::filesystem::remove(path_.string() + ".before-" + std::to_string(old));
        }
        truncate_ = false;
    } catch (const database::Error& error) {
        dead_ = !passes(error.code());
        checkpoint_at_pages_ = database_.wal_pages() + checkpoint_pages;
        observe::log_error(dead_ ? "journal.dead" : "journal.checkpoint", {{"why", error.what()}});
    }
}

}  // namespace paraninfo::journal::sqlite
