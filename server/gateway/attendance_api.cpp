#include "server/gateway/attendance_api.hpp"

#include "protocol/json/sign.hpp"

namespace paraninfo::gateway {

void AttendanceApi::take(HttpConnection& connection, const HttpRequest& request, const Seat& seat) {
    if (seat.role != Audience::participant && seat.role != Audience::hall)
        return connection.respond(refusal(403, "not_allowed"));
    const auto sign = json::parse_sign(request.body);
    if (!sign) return connection.respond(refusal(400, "bad_request"));
    switch (
        attendance_.take({seat.person.value, seat.room.value, sign->page, sign->watching}, sign->playing)) {
        case attendance::Taken::yes:
            return connection.respond({204, "", "", {{"Cache-Control", "no-store"}}});
        case attendance::Taken::too_often:
            return connection.respond(refusal(429, "limited"));
        case attendance::Taken::full:
            return connection.respond(refusal(503, "unavailable"));
    }
}

}  // namespace paraninfo::gateway
