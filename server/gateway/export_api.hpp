// The address of exports (PROTOCOL.md section 1.4): what a moderator may take away as a file. It only asks
// the export desk; on a shard's thread.
#pragma once

#include "server/export/export_desk.hpp"
#include "server/gateway/http_connection.hpp"

namespace paraninfo::gateway {

class ExportApi {
  public:
    explicit ExportApi(exports::ExportDesk& desk) : desk_(desk) {}

    // `file` is the last part of the address, "WHAT.FORMAT"; the seat is the login's own.
    void answer(HttpConnection& connection, const access::Login& login, const Seat& seat,
                std::string_view file);

  private:
    exports::ExportDesk& desk_;
};

// None: there is no such file.
std::optional<exports::Order> export_named(const RoomId& room, std::string_view file);
Response export_response(exports::Format format, exports::Result result);

}  // namespace paraninfo::gateway
