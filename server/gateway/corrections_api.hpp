// The addresses of attendance on the desk (PROTOCOL.md section 1.10): who was there of a session, and what a
// moderator says instead. It only asks the export desk's thread; on a shard's thread.
#pragma once

#include "server/export/export_desk.hpp"
#include "server/gateway/http_connection.hpp"

namespace paraninfo::gateway {

class CorrectionsApi {
  public:
    explicit CorrectionsApi(exports::ExportDesk& desk) : desk_(desk) {}

    // The seat is the login's own.
    void list(HttpConnection& connection, const Seat& seat, std::string_view session);
    void correct(HttpConnection& connection, const HttpRequest& request, const Seat& seat);

  private:
    void ask(HttpConnection& connection, std::function<Response(const exports::Source&)> work);

    exports::ExportDesk& desk_;
};

}  // namespace paraninfo::gateway
