// The durable side of attendance: <data>/attendance.db. Rows in, rows out; it knows no rules. One object on
// one thread; readers open the file for themselves. Failures are thrown as database::Error.
#pragma once

#include "server/attendance/interval.hpp"
#include "server/attendance/scans.hpp"
#include "server/database/database.hpp"
#include "server/database/statement.hpp"

#include <filesystem>
#include <vector>

namespace paraninfo::attendance {

class Store {
  public:
    explicit Store(const std::filesystem::path& path);

    // Those that end at this moment or later.
    std::vector<Interval> ending_since(std::int64_t at_ms);
    // All or nothing, durable when it returns. The end of an interval only moves on.
    void commit(const std::vector<Interval>& rows);
    // The scans in the same file.
    ScanBook& scans() { return scans_; }
    // Those that ended before, and scans and corrections made before; how many there were.
    std::int64_t erase_before(std::int64_t at_ms);

  private:
    database::Database database_;
    database::Statement keep_;
    database::Statement erase_;
    database::Statement erase_corrections_;
    ScanBook scans_;
};

// The intervals of a room that overlap with the span, read beside a server that runs or without one. A file
// that is not there has none.
std::vector<Interval> read_intervals(const std::filesystem::path& path, const std::string& room, Span span);

}  // namespace paraninfo::attendance
