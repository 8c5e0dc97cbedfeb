// The address of secret ballots (PROTOCOL.md section 1.8). A request with a login is refused, so that no page
// gets used to send one; nothing of it is logged. On a shard's thread.
#pragma once

#include "server/ballots/ballot_box.hpp"
#include "server/gateway/http_connection.hpp"

namespace paraninfo::gateway {

class BallotApi {
  public:
    explicit BallotApi(ballots::BallotBox& box) : box_(box) {}

    // Its Origin and content type were looked at.
    void answer(HttpConnection& connection, const HttpRequest& request, const RoomId& room);

  private:
    ballots::BallotBox& box_;
};

Response ballot_response(ballots::BallotBox::Outcome outcome);

}  // namespace paraninfo::gateway
