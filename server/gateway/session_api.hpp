// The HTTP calls about who one is: exchanging a link, the session, signing out, devices. Turns requests into
// calls of access and its answers into JSON. Called on any shard's thread.
#pragma once

#include "server/access/access.hpp"
#include "server/gateway/http_connection.hpp"

#include <string>

namespace paraninfo::gateway {

class SessionApi {
  public:
    explicit SessionApi(access::Access& access) : access_(access) {}

    void exchange(HttpConnection& connection, const HttpRequest& request);
    void show(HttpConnection& connection, const HttpRequest& request);
    void sign_out(HttpConnection& connection, const HttpRequest& request);
    void end_device(HttpConnection& connection, const HttpRequest& request, std::string device);

  private:
    access::Access& access_;
};

std::string session_json(const access::Login& login, const std::vector<access::Device>& devices,
                         const SeatId& enter);
Response refusal_response(const access::Refusal& refusal);
std::string login_cookie(std::string_view value, std::int64_t seconds);

}  // namespace paraninfo::gateway
