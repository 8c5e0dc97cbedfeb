// The addresses of the hall's door (PROTOCOL.md section 1.9): somebody's own code, and a scan of one. It asks
// access who it is and attendance to keep it; on a shard's thread.
#pragma once

#include "server/access/access.hpp"
#include "server/attendance/attendance.hpp"
#include "server/gateway/http_connection.hpp"

namespace paraninfo::gateway {

class CheckInApi {
  public:
    CheckInApi(access::Access& access, attendance::Attendance& attendance)
        : access_(access), attendance_(attendance) {}

    void show_code(HttpConnection& connection, const HttpRequest& request);
    // The seat is the login's own.
    void scan(HttpConnection& connection, const HttpRequest& request, const Seat& seat);

  private:
    access::Access& access_;
    attendance::Attendance& attendance_;
};

}  // namespace paraninfo::gateway
