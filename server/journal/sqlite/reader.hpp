// The reading side of the SQLite engine: a connection of its own, so that a replay does not wait for commits.
// Every row is checked against its hash before it is handed out: damage is reported, never skipped. One
// thread.
#pragma once

#include "server/database/database.hpp"
#include "server/database/statement.hpp"
#include "server/journal/sqlite/row_check.hpp"

namespace paraninfo::journal::sqlite {

class Reader {
  public:
    Reader(const std::filesystem::path& path, const std::string& vfs);

    Answer read(const Query& query);
    // Throws with a plain message when one of the newest `rows_max` entries of a room is not what was
    // written.
    void require_intact(std::size_t rows_max);

  private:
    Answer answer(const Range& range);
    Answer answer(const FindReceipt& query);
    Answer answer(const NewestReceipts& query);
    Answer answer(const FindSnapshot& query);
    std::optional<RoomRow> room(const RoomId& id);
    Offset snapshot_offset(const RoomRow& room);
    // h(after); none when that row is not there.
    std::optional<std::string> hash_at(const RoomRow& room, Offset after);
    // Hands up to `max` entries after `after` to `each`; the name of the first bad row, if any.
    std::optional<std::string> walk(const RoomRow& room, Offset after, std::size_t max,
                                    const std::function<void(Stored)>& each);

    database::Database database_;
    Chain chain_;
    database::Statement begin_;
    database::Statement end_;
    database::Statement find_room_;
    database::Statement entries_;
    database::Statement hash_at_;
    database::Statement find_receipt_;
    database::Statement newest_receipts_;
    database::Statement find_snapshot_;
    database::Statement snapshot_offset_;
};

}  // namespace paraninfo::journal::sqlite
