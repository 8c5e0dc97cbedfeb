// The scans at the halls' doors as attendance.db keeps them: each one, by its key, never changed; the times
// inside are made of them when they are asked for. Failures are thrown as database::Error.
#pragma once

#include "server/attendance/interval.hpp"
#include "server/attendance/stays.hpp"
#include "server/database/database.hpp"
#include "server/database/statement.hpp"

#include <filesystem>
#include <functional>
#include <map>

namespace paraninfo::attendance {

struct Scan {
    std::string room;
    std::string key;  // made by the page; the same again is the same scan
    std::string person;
    Passage passage;
    std::string by;  // whose desk it was: a person
    bool operator==(const Scan&) const = default;
};

// The writing side, on attendance's thread.
class ScanBook {
  public:
    explicit ScanBook(database::Database& database);

    // All or nothing, durable when it returns: what the door answers to each. A key that is known gets the
    // answer of its first time. A scan that comes late is judged by those before it.
    std::vector<DoorAnswer> keep(const std::vector<Scan>& scans,
                                 const std::function<Spans(const std::string& room)>& days_of_room);
    std::int64_t erase_before(std::int64_t at_ms) { return erase_.run(at_ms); }

  private:
    DoorAnswer keep(const Scan& scan, const Spans& days);

    database::Database& database_;
    database::Statement find_;
    database::Statement earlier_;
    database::Statement keep_;
    database::Statement erase_;
};

// Read beside a server that runs or without one; by person, in order of time. A file that is not there has
// none.
std::map<std::string, std::vector<Passage>> read_passages(const std::filesystem::path& attendance_db,
                                                          const std::string& room);

// Intervals of the kind checked_in, up to now.
std::vector<Interval> checked_in(const std::map<std::string, std::vector<Passage>>& passages,
                                 const std::string& room, const Spans& days, std::int64_t now_ms);

}  // namespace paraninfo::attendance
