#include "server/journal/verify.hpp"

#include "server/journal/sqlite/row_check.hpp"
#include "server/journal/sqlite/schema.hpp"

#include <algorithm>
#include <stdexcept>

namespace paraninfo::journal {
namespace {

using namespace sqlite;

class Verification {
  public:
    explicit Verification(const std::filesystem::path& path) : database_(open_for_reading(path, "")) {}

    Verified run() {
        database_.execute("BEGIN");
        std::vector<RoomRow> rooms;
        database::Statement(database_, std::string(room_columns) + " ORDER BY room")
            .each([&](database::Row row) {
                rooms.push_back(room_row(row));
                seals_.push_back(row.blob(9));
            });
        for (std::size_t i = 0; i < rooms.size() && result_.ok(); ++i) {
            // The entries first: they can say which row is bad.
            entries(rooms[i]);
            if (result_.ok()) others(rooms[i], seals_[i]);
        }
        if (result_.ok()) structure();
        return result_;
    }

  private:
    void bad(const std::string& room, Offset offset, const std::string& why) {
        if (result_.ok()) result_.bad = BadRow{room, offset, why};
    }

    void entries(const RoomRow& room) {
        ++result_.rooms;
        ChainWalk walk(chain_, 0, chain_.start(room.room));
        database::Statement all(database_, std::string(entry_columns) + " WHERE room = ?1 ORDER BY offset");
        all.each(
            [&](database::Row row) {
                Stored stored;
                if (!result_.ok()) return;
                if (!walk.take(row, stored)) return bad(room.room, walk.offset(), walk.why());
                ++result_.rows;
                result_.erased += stored.erased ? 1 : 0;
            },
            room.id);
        if (walk.offset() < room.head.last) return bad(room.room, walk.offset() + 1, "missing");
        if (walk.offset() > room.head.last || walk.hash() != room.hash) {
            bad(room.room, walk.offset(), "it is not the last one that was written");
        }
    }

    void others(const RoomRow& room, const std::string& sealed) {
        try {
            require_sealed(chain_, room, sealed);
            database::Statement receipts(database_,
                                         std::string(receipt_columns) + " WHERE room = ?1 ORDER BY id");
            receipts.each(
                [&](database::Row row) {
                    receipt_row(chain_, room.room, row);
                    ++result_.receipts;
                },
                room.id);
        } catch (const database::Error&) {
            throw;
        } catch (const std::runtime_error& error) {
            return bad(room.room, 0, error.what());
        }
        database::Statement snapshots(database_, std::string(snapshot_columns) + " WHERE room = ?1");
        snapshots.each(
            [&](database::Row row) {
                const Snapshot snapshot{RoomId{room.room}, static_cast<Offset>(row.number(0)),
                                        static_cast<std::uint32_t>(row.number(1)), row.blob(2)};
                if (seal(chain_, snapshot) != row.blob(3)) {
                    bad(room.room, snapshot.offset, "the snapshot taken here is not what was written");
                }
                ++result_.snapshots;
            },
            room.id);
    }

    void structure() {
        const auto found = database_.text("PRAGMA integrity_check(1)");
        if (found != "ok") bad("", 0, found);
        database::Statement(database_, "PRAGMA foreign_key_check").each([&](database::Row row) {
            bad("", 0, "a row of " + row.text(0) + " belongs to no room");
        });
    }

    database::Database database_;
    Chain chain_;
    std::vector<std::string> seals_;
    Verified result_;
};

}  // namespace

Verified verify(const std::filesystem::path& path) {
    try {
        return Verification(path).run();
    } catch (const std::exception& error) {
        Verified unreadable;
        unreadable.bad = BadRow{"", 0, error.what()};
        return unreadable;
    }
}

}  // namespace paraninfo::journal
