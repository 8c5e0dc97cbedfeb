// The writing side of the SQLite engine: one transaction for a batch, the chain, and what a failed commit
// means. One thread, one connection. A failure that leaves the disk in doubt (an I/O error) ends writing
// until the next start: an fsync that failed is never repeated and called good.
#pragma once

#include "server/database/database.hpp"
#include "server/database/statement.hpp"
#include "server/journal/sqlite/row_check.hpp"

#include <unordered_map>

namespace paraninfo::journal::sqlite {

class Writer {
  public:
    Writer(const std::filesystem::path& path, const std::string& vfs);

    std::vector<Outcome> commit(std::span<const Operation> batch);
    // Moves the WAL into the file when it has grown, and makes good a truncation that readers held up.
    void settle();
    database::Database& database() { return database_; }

  private:
    bool hopeless(std::span<const Operation> batch) const;
    Outcome perform(const Append& append);
    Outcome perform(const Acquire& acquire);
    Outcome perform(const SaveSnapshot& save);
    Outcome perform(const Erase& erase);
    std::optional<Appended> known(const RoomRow& room, const Append& append);
    void insert(RoomRow& room, const Append& append);
    RoomRow& create(const RoomId& id);
    // To be called before a room's row is changed in a batch.
    RoomRow& touch(RoomRow& room);
    void store_heads();
    std::vector<Outcome> fail(std::span<const Operation> batch, const database::Error& error,
                              bool committing);
    void undo();
    void finish_erasures(std::span<const Operation> batch, std::vector<Outcome>& outcomes);

    std::filesystem::path path_;
    database::Database database_;
    Chain chain_;
    database::Statement add_entry_;
    database::Statement add_receipt_;
    database::Statement find_receipt_;
    database::Statement store_head_;
    std::unordered_map<RoomId, RoomRow> rooms_;
    std::unordered_map<RoomId, std::optional<RoomRow>> before_;  // touched rooms as they were; none: new ones
    bool dead_ = false;
    bool truncate_ = false;
    int checkpoint_at_pages_;
};

}  // namespace paraninfo::journal::sqlite
