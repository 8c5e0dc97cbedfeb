// The address at which pages give signs of life (PROTOCOL.md section 1.7). It only asks attendance, which has
// its own clock; on a shard's thread.
#pragma once

#include "server/attendance/attendance.hpp"
#include "server/gateway/http_connection.hpp"

namespace paraninfo::gateway {

class AttendanceApi {
  public:
    explicit AttendanceApi(attendance::Attendance& attendance) : attendance_(attendance) {}

    // The seat is the login's own.
    void take(HttpConnection& connection, const HttpRequest& request, const Seat& seat);

  private:
    attendance::Attendance& attendance_;
};

}  // namespace paraninfo::gateway
