#include "server/gateway/routes.hpp"

#include "server/gateway/conversation.hpp"
#include "server/gateway/event_stream.hpp"
#include "server/gateway/refusals.hpp"
#include "server/gateway/strict/target.hpp"
#include "server/gateway/websocket_session.hpp"
#include "server/observe/clock.hpp"

#include <utility>

namespace paraninfo::gateway {
namespace {

using strict::Method;

bool reads(const HttpRequest& request) {
    return request.head.method == Method::get || request.head.method == Method::head;
}

bool is_json(std::string_view content_type) {
    return strict::equals(content_type.substr(0, content_type.find(';')), "application/json");
}

}  // namespace

Routes::Routes(const Site& site, const StaticFiles& files, const EventPages& event, access::Access& access,
               live::Hub& hub, exports::ExportDesk& exports, attendance::Attendance& attendance,
               ballots::BallotBox& ballots, archive::Library& recordings, const observe::Health& health,
               access::Grants grants, StageApi stage)
    : site_(site),
      files_(files),
      event_(event),
      access_(access),
      hub_(hub),
      health_(health),
      sessions_(access),
      exports_(exports),
      attendance_(attendance),
      check_ins_(access, attendance),
      corrections_(exports),
      ballots_(ballots),
      grants_(std::move(grants)),
      recordings_(recordings),
      chapters_(exports),
      stage_(stage),
      sockets_(std::make_shared<SocketCounts>(site.limits.sockets_per_login)),
      connections_(std::make_shared<SocketCounts>(site.limits.connections_per_login)),
      joins_(site.limits.joins, Steady::now()) {
}

void Routes::route(HttpConnection& connection, const HttpRequest& request) {
    const auto path = request.head.path;
    if (path.starts_with("/api/")) return api(connection, request);
    if (path.starts_with("/hls/")) return media(connection, request);
    if (path.starts_with("/whip/")) return whip_client(connection, request);
    if (path.starts_with("/vod/")) return recorded(connection, request);
    if (!reads(request)) return connection.respond(wrong_method("GET, HEAD"));
    if (path == "/healthz") return connection.respond(plain_text(200, "ok\n"));
    if (path == "/readyz") {
        const bool ready = health_.ready();
        return connection.respond(plain_text(ready ? 200 : 503, ready ? "ready\n" : "starting\n"));
    }
    file(connection, request);
}

void Routes::file(HttpConnection& connection, const HttpRequest& request) {
    const auto& head = request.head;
    const auto found = files_.find({head.path, accepts_gzip(head.field("accept-encoding").value_or("")),
                                    head.method == Method::head, head.field("if-none-match").value_or("")});
    if (!found.answer) return connection.respond(not_found());
    connection.respond(found.answer, found.status);
}

void Routes::api(HttpConnection& connection, const HttpRequest& request) {
    const auto segments = strict::split_path(request.head.path);
    if (segments.size() < 3 || segments[1] != "v1") return connection.respond(not_found());
    if (segments.size() == 3 && (segments[2] == "event" || segments[2] == "event.ics"))
        return event(connection, request, segments[2] == "event.ics");
    if (segments.size() == 3 && segments[2] == "session") return session(connection, request);
    if (segments.size() == 4 && segments[2] == "session" && segments[3] == "code") {
        if (!reads(request)) return connection.respond(wrong_method("GET, HEAD"));
        return check_ins_.show_code(connection, request);
    }
    if (segments.size() == 5 && segments[2] == "session" && segments[3] == "devices") {
        if (request.head.method != Method::del) return connection.respond(wrong_method("DELETE"));
        if (may_change(connection, request, false))
            sessions_.end_device(connection, request, std::string(segments[4]));
        return;
    }
    if (segments.size() == 5 && segments[2] == "rooms" && segments[4] == "recordings")
        return recordings_of(connection, request, segments[3]);
    if (segments.size() == 7 && segments[2] == "rooms" && segments[4] == "recordings")
        return chapters_of(connection, request, segments);
    if (segments.size() == 5 && segments[2] == "rooms" && segments[4] == "ballots")
        return ballot(connection, request, segments[3]);
    if (segments.size() >= 5 && segments[2] == "rooms" && is_of_stage(segments[4]))
        return stage(connection, request, segments);
    if (segments.size() == 5 && segments[2] == "rooms")
        return room(connection, request, segments[3], segments[4]);
    if (segments.size() == 6 && segments[2] == "rooms" && segments[4] == "export")
        return export_file(connection, request, segments[3], segments[5]);
    if (segments.size() == 6 && segments[2] == "rooms" && segments[4] == "attendance")
        return attendance_of(connection, request, segments[3], segments[5]);
    connection.respond(not_found());
}

void Routes::event(HttpConnection& connection, const HttpRequest& request, bool calendar) {
    if (!reads(request)) return connection.respond(wrong_method("GET, HEAD"));
    const auto& head = request.head;
    const std::string language = strict::query_value(head.query, "lang").value_or("");
    const EventPages::Ask ask{accepts_gzip(head.field("accept-encoding").value_or("")),
                              head.field("if-none-match").value_or(""), language, observe::wall_ms() / 1000};
    connection.respond(calendar ? event_.calendar(ask) : event_.event(ask));
}

void Routes::session(HttpConnection& connection, const HttpRequest& request) {
    switch (request.head.method) {
        case Method::get:
        case Method::head:
            return sessions_.show(connection, request);
        case Method::post:
            if (may_change(connection, request, true)) sessions_.exchange(connection, request);
            return;
        case Method::del:
            if (may_change(connection, request, false)) sessions_.sign_out(connection, request);
            return;
        case Method::patch:
            return connection.respond(wrong_method("GET, HEAD, POST, DELETE"));
    }
}

bool Routes::may_change(HttpConnection& connection, const HttpRequest& request, bool needs_json) const {
    const auto origin = request.head.field("origin");
    if (!origin || !site_.allows_origin(*origin)) {
        connection.respond(refusal(403, "bad_origin"));
        return false;
    }
    if (needs_json && !is_json(request.head.field("content-type").value_or(""))) {
        connection.respond(refusal(415, "bad_request"));
        return false;
    }
    return true;
}

void Routes::room(HttpConnection& connection, const HttpRequest& request, std::string_view room,
                  std::string_view what) {
    const bool attends = what == "attendance";
    const bool scans = what == "check-ins";
    const bool corrects = what == "corrections";
    const bool grants = what == "grant";
    const bool posts = what == "commands" || attends || scans || corrects || grants;
    const bool streams = what == "changes";
    if (!posts && !streams && what != "socket") return connection.respond(not_found());
    if (request.head.method != (posts ? Method::post : Method::get))
        return connection.respond(wrong_method(posts ? "POST" : "GET"));
    const bool from_page = streams ? is_of_page(request) : has_allowed_origin(request);
    if (!from_page) return connection.respond(refusal(403, "bad_origin"));
    if (posts && !may_change(connection, request, true)) return;
    const Seat* seat = own_seat(connection, request, room);
    if (seat == nullptr) return;
    const auto login = connection.login(request.cookie);
    if (attends) return attendance_.take(connection, request, *seat);
    if (scans) return check_ins_.scan(connection, request, *seat);
    if (corrects) return corrections_.correct(connection, request, *seat);
    if (grants) return grant(connection, *seat);
    if (posts) return command(connection, request, *seat);
    auto place = sockets_->take(login->id);
    if (!place) return connection.respond(refusal(429, "limited"));
    SessionOwner owner{*seat, login, std::move(place), joins_};
    if (streams) return changes(connection, request, std::move(owner));
    socket(connection, request, std::move(owner));
}

const Seat* Routes::own_seat(HttpConnection& connection, const HttpRequest& request, std::string_view room) {
    const auto& login = connection.login(request.cookie);
    if (!login) {
        connection.respond(refusal(401, "not_signed_in"));
        return nullptr;
    }
    const auto seat_id = strict::query_value(request.head.query, "seat");
    const Seat* seat = seat_id ? login->seat(SeatId{*seat_id}) : nullptr;
    if (seat != nullptr && seat->room.value == room && hub_.knows(seat->room)) return seat;
    connection.respond(not_found());
    return nullptr;
}

void Routes::export_file(HttpConnection& connection, const HttpRequest& request, std::string_view room,
                         std::string_view file) {
    if (request.head.method != Method::get) return connection.respond(wrong_method("GET"));
    if (!is_of_page(request)) return connection.respond(refusal(403, "bad_origin"));
    const Seat* seat = own_seat(connection, request, room);
    if (seat != nullptr) exports_.answer(connection, *connection.login(request.cookie), *seat, file);
}

void Routes::attendance_of(HttpConnection& connection, const HttpRequest& request, std::string_view room,
                           std::string_view session) {
    if (request.head.method != Method::get) return connection.respond(wrong_method("GET"));
    if (!is_of_page(request)) return connection.respond(refusal(403, "bad_origin"));
    const Seat* seat = own_seat(connection, request, room);
    if (seat != nullptr) corrections_.list(connection, *seat, session);
}

void Routes::ballot(HttpConnection& connection, const HttpRequest& request, std::string_view room) {
    if (request.head.method != Method::post) return connection.respond(wrong_method("POST"));
    if (!may_change(connection, request, true)) return;
    const RoomId id{std::string(room)};
    if (!hub_.knows(id)) return connection.respond(not_found());
    ballots_.answer(connection, request, id);
}

bool Routes::has_allowed_origin(const HttpRequest& request) const {
    const auto origin = request.head.field("origin");
    return origin && site_.allows_origin(*origin);
}

// An EventSource or a fetch of the page itself sends no Origin; a socket and a POST always do.
bool Routes::is_of_page(const HttpRequest& request) const {
    if (request.head.field("origin")) return has_allowed_origin(request);
    return request.head.field("sec-fetch-site") == "same-origin";
}

void Routes::command(HttpConnection& connection, const HttpRequest& request, const Seat& seat) {
    // One conversation each: the person's own limits are the room's.
    Conversation conversation({1, 1}, Steady::now(), true);
    Asked asked = conversation.read(request.body, Steady::now());
    if (auto* one = std::get_if<CommandAsked>(&asked))
        return hub_.submit(
            seat, std::move(one->id), std::move(one->command),
            [answer = connection.later()](std::string json) { answer(json_answer(200, std::move(json))); });
    connection.respond(json_answer(200, std::get<Refused>(asked).json));
}

void Routes::changes(HttpConnection& connection, const HttpRequest& request, SessionOwner owner) {
    const auto last = request.head.field("last-event-id");
    const auto after = strict::query_value(request.head.query, "after");
    std::optional<Position> position;
    if (last && !last->empty()) {
        position = parse_position(*last);
    } else if (after) {
        position = parse_position(*after);
    }
    start_event_stream(connection.shard(), *this, hub_, connection.release_stream(), std::move(owner),
                       static_cast<std::size_t>(site_.limits.outbox_bytes), std::move(position));
}

void Routes::socket(HttpConnection& connection, const HttpRequest& request, SessionOwner owner) {
    const auto& head = request.head;
    if (!is_websocket_handshake(head)) return connection.respond(refusal(426, "bad_request"));
    const auto protocols = head.field("sec-websocket-protocol").value_or("");
    if (protocols != "paraninfo.v1") return connection.respond(refusal(400, "bad_request"));
    const WebSocketLimits limits{static_cast<std::size_t>(site_.limits.message_bytes), site_.limits.messages,
                                 static_cast<std::size_t>(site_.limits.outbox_bytes)};
    start_websocket(connection.shard(), *this, hub_, connection.release_stream(), std::move(owner), limits,
                    head);
}

bool Routes::has_seat(HttpConnection& connection, const HttpRequest& request, std::string_view room) {
    const auto& login = connection.login(request.cookie);
    if (!login) {
        connection.respond(refusal(401, "not_signed_in"));
        return false;
    }
    for (const Seat& seat : login->seats)
        if (seat.room.value == room) return true;
    connection.respond(not_found());
    return false;
}

}  // namespace paraninfo::gateway
