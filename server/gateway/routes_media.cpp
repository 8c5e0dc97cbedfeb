// The addresses of the picture: who may fetch what is live, what was recorded, and a grant for an edge.
#include "server/gateway/routes.hpp"

#include "protocol/json/writer.hpp"
#include "server/gateway/refusals.hpp"
#include "server/gateway/strict/target.hpp"
#include "server/observe/clock.hpp"

#include <algorithm>

namespace paraninfo::gateway {

using strict::Method;

namespace {

hls::Request hls_request(const strict::RequestHead& head) {
    return {head.method == Method::get    ? hls::Method::get
            : head.method == Method::head ? hls::Method::head
                                          : hls::Method::other,
            head.target,
            accepts_gzip(head.field("accept-encoding").value_or("")),
            head.field("range").value_or(""),
            head.field("if-range").value_or(""),
            head.field("if-none-match").value_or("")};
}

}  // namespace

void Routes::grant(HttpConnection& connection, const Seat& seat) const {
    const access::Grant made = grants_.make(seat.room, observe::wall_ms());
    json::Writer to;
    to.open_object().member("base", site_.media_origin + "/hls/~" + made.text + "/");
    connection.respond(json_answer(200, to.member("until", made.until_ms).close_object().take()));
}

bool Routes::may_fetch(HttpConnection& connection, const HttpRequest& request,
                       const std::optional<hls::Address>& address) const {
    // Of a grant's request too: what waits is counted in this name, not in that of the request before.
    const auto& login = connection.login(request.cookie);
    if (address && !address->grant.empty()) {
        if (grants_.holds(address->grant, address->room, observe::wall_ms())) return true;
        connection.respond(refusal(403, "grant_over"));
        return false;
    }
    const auto in_room = [&](const Seat& seat) { return address && seat.room.value == address->room; };
    if (login && std::ranges::any_of(login->seats, in_room)) return true;
    connection.respond(login ? not_found() : refusal(401, "not_signed_in"));
    return false;
}

void Routes::media(HttpConnection& connection, const HttpRequest& request) {
    if (!may_fetch(connection, request, hls::parse_address(request.head.target))) return;
    auto reply = connection.shard().shelf().answer(hls_request(request.head), connection, Steady::now());
    if (const auto* wait = std::get_if<hls::Wait>(&reply)) return connection.hold_on_shelf(wait->deadline);
    if (std::holds_alternative<hls::OnDisk>(reply))
        return recordings_.past(connection, hls_request(request.head));
    const auto& answer = std::get<hls::Answer>(reply);
    if (answer.status == 206) return connection.respond_own(answer.response, answer.status);
    connection.respond(answer.response, answer.status);
}

// The room stands where it does in the addresses of what is live; whether the rest is an address is seen
// later.
void Routes::recorded(HttpConnection& connection, const HttpRequest& request) {
    const auto segments = strict::split_path(request.head.path);
    if (!has_seat(connection, request, segments.size() > 3 ? segments[1] : std::string_view())) return;
    recordings_.media(connection, hls_request(request.head));
}

void Routes::recordings_of(HttpConnection& connection, const HttpRequest& request, std::string_view room) {
    if (request.head.method != Method::get) return connection.respond(wrong_method("GET"));
    if (has_seat(connection, request, room)) recordings_.list(connection, room);
}

void Routes::chapters_of(HttpConnection& connection, const HttpRequest& request,
                         const std::vector<std::string_view>& segments) {
    const Method method = request.head.method;
    if (method != Method::get && method != Method::head) return connection.respond(wrong_method("GET, HEAD"));
    if (!has_seat(connection, request, segments[3])) return;
    const auto language = strict::query_value(request.head.query, "lang").value_or("");
    chapters_.answer(connection, segments[3], segments[5], segments[6], language);
}

}  // namespace paraninfo::gateway
