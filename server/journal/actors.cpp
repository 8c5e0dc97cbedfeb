#include "server/journal/actors.hpp"

#include "server/journal/sqlite/row_check.hpp"
#include "server/journal/sqlite/schema.hpp"

#include <deque>

namespace paraninfo::journal {

namespace {

constexpr std::size_t read_at_once = 1000;

// "+": by the table itself, in the order of commits, and not by the index of keys.
constexpr const char* receipts_after =
    "SELECT person, key, first, count, receipt, seal, id FROM receipts WHERE +room = ?1 AND id > ?2 "
    "ORDER BY id LIMIT ?3";

}  // namespace

class Actors::Reading {
  public:
    Reading(const std::filesystem::path& path, const RoomId& room)
        : room_(room), database_(sqlite::open_for_reading(path, "")), next_(database_, receipts_after) {
        database::Statement find(database_, "SELECT id FROM rooms WHERE room = ?1");
        more_ = find.one([&](database::Row row) { room_id_ = row.number(0); }, room.value);
    }

    std::optional<PersonId> of(Offset offset) {
        for (;;) {
            while (!waiting_.empty() && waiting_.front().first + waiting_.front().count <= offset)
                waiting_.pop_front();
            if (!waiting_.empty() || !more_) break;
            read_on();
        }
        if (waiting_.empty() || offset < waiting_.front().first) return std::nullopt;
        return waiting_.front().person;
    }

  private:
    struct Act {
        Offset first;
        Offset count;
        PersonId person;
    };

    void read_on() {
        std::size_t found = 0;
        next_.each(
            [&](database::Row row) {
                Receipt receipt = sqlite::receipt_row(chain_, room_.value, row);
                last_id_ = row.number(6);
                ++found;
                if (receipt.count > 0)
                    waiting_.push_back({receipt.first, receipt.count, std::move(receipt.key.person)});
            },
            room_id_, last_id_, read_at_once);
        more_ = found == read_at_once;
    }

    RoomId room_;
    database::Database database_;
    Chain chain_;
    database::Statement next_;
    std::int64_t room_id_ = 0;
    std::int64_t last_id_ = 0;
    bool more_ = false;
    std::deque<Act> waiting_;  // ascending
};

Actors::Actors(const std::filesystem::path& path, const RoomId& room)
    : reading_(std::make_unique<Reading>(path, room)) {
}

Actors::~Actors() = default;

std::optional<PersonId> Actors::of(Offset offset) {
    return reading_->of(offset);
}

}  // namespace paraninfo::journal
