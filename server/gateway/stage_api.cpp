#include "server/gateway/stage_api.hpp"

#include "protocol/json/writer.hpp"
#include "protocol/stage.hpp"
#include "server/gateway/refusals.hpp"
#include "server/gateway/strict/target.hpp"
#include "server/observe/clock.hpp"

#include <chrono>
#include <optional>
#include <utility>

namespace paraninfo::gateway {
namespace {

// Longer than a worker is waited for.
constexpr std::chrono::seconds worker_wait_max{15};
constexpr const char* sdp_type = "application/sdp";
constexpr const char* fragment_type = "application/trickle-ice-sdpfrag";

bool is_of_type(const HttpRequest& request, std::string_view type) {
    const std::string_view given = request.head.field("content-type").value_or("");
    return strict::equals(given.substr(0, given.find(';')), type);
}

bool may_play(Audience role) {
    return role == Audience::panelist || role == Audience::producer || role == Audience::screen;
}

std::string_view reason_of(unsigned status) {
    switch (status) {
        case 400:
        case 415:
            return "bad_request";
        case 403:
            return "not_allowed";
        case 406:
            return "not_acceptable";
        case 409:
            return "closed";
        case 410:
            return "replaced";
        case 413:
            return "too_much";
        case 429:
            return "limited";
        default:
            return "unavailable";
    }
}

Response refused(const StageAnswer& answer) {
    json::Writer to;
    to.open_object().key("error").open_object().member("reason",
                                                       answer.full ? "full" : reason_of(answer.status));
    if (answer.status == 429) to.member("retry_after_ms", answer.retry_after_ms);
    if (!answer.text.empty()) to.member("detail", answer.text);
    Response response = json_answer(answer.status, to.close_object().close_object().take());
    if (answer.status == 429)
        response.headers.emplace_back("Retry-After", std::to_string((answer.retry_after_ms + 999) / 1000));
    if (answer.status == 503) response.headers.emplace_back("Retry-After", "2");
    if (answer.status == 413) response.headers.emplace_back("Retry-After", "10");
    return response;
}

std::string address_of(const RoomId& room, StageWay way, bool by_key, const std::string& session) {
    if (by_key) return "/whip/" + room.value + "/" + session;
    return "/api/v1/rooms/" + room.value + (way == StageWay::publish ? "/whip/" : "/whep/") + session;
}

// Strong, and never another one: a session has no ICE restarts (RFC 9725 section 4.3.1).
std::string entity_tag_of(const std::string& session) {
    return '"' + session + '"';
}

// Of a request that names the state which it changes; nothing where it may go on. "*" asks for an ICE
// restart.
std::optional<Response> judged_match(const HttpRequest& request, const std::string& session) {
    const auto match = request.head.field("if-match");
    if (!match || *match == entity_tag_of(session)) return std::nullopt;
    return *match == "*" ? refusal(422, "not_acceptable") : refusal(412, "stale");
}

// The link to the worker carries no zero byte, and no text of SDP has one.
bool is_text(std::string_view body) {
    return !body.empty() && body.find('\0') == std::string_view::npos;
}

bool is_sdp(std::string_view body) {
    return body.starts_with("v=0") && is_text(body);
}

// Of play: which bus is asked for; false where there is no such one.
bool read_bus(const HttpRequest& request, StageOffer& offer) {
    const auto bus = strict::query_value(request.head.query, "bus").value_or("programme");
    if (bus == "programme") return true;
    if (bus == "hall_minus") return offer.hall_minus = true;
    offer.solo = strict::query_value(request.head.query, "source").value_or("");
    return bus == "solo" && source_kind_of(offer.solo);
}

// What the query asks for; nothing where it is none of what there is.
std::optional<StageOffer> read_offer(const HttpRequest& request, const Seat& seat, StageWay way) {
    StageOffer offer;
    offer.seat = seat;
    offer.way = way;
    if (way == StageWay::publish) {
        const auto what = strict::query_value(request.head.query, "what");
        if (what != "camera" && what != "screen" && what != "talkback") return std::nullopt;
        offer.screen = what == "screen";
        offer.talkback = what == "talkback";
        offer.again = strict::query_value(request.head.query, "again") == "1";
    } else if (!read_bus(request, offer)) {
        return std::nullopt;
    }
    if (!is_sdp(request.body)) return std::nullopt;
    offer.sdp = request.body;
    return offer;
}

bool may(const StageOffer& offer) {
    const Audience role = offer.seat.role;
    if (offer.seat.guest && offer.screen) return false;
    if (offer.talkback) return role == Audience::producer;
    if (offer.way == StageWay::publish) return role == Audience::panelist;
    if (!offer.solo.empty()) return role == Audience::producer;
    return may_play(role);
}

}  // namespace

Response StageApi::answer_to_offer(const RoomId& room, StageWay way, bool by_key, const StageAnswer& answer) {
    if (answer.status == 401) return refusal(401, "not_signed_in");
    if (answer.status != 201) return refused(answer);
    Response response{201,
                      sdp_type,
                      tcp_.announce(answer.text),
                      {{"Cache-Control", "no-store"},
                       {"Location", address_of(room, way, by_key, answer.session)},
                       {"ETag", entity_tag_of(answer.session)},
                       {"Accept-Patch", fragment_type}}};
    for (std::string& link : ice_.links(answer.person, observe::wall_ms()))
        response.headers.emplace_back("Link", std::move(link));
    return response;
}

void StageApi::offer(HttpConnection& connection, const HttpRequest& request, const Seat& seat, StageWay way) {
    if (!is_of_type(request, sdp_type)) return connection.respond(refusal(415, "bad_request"));
    auto offer = read_offer(request, seat, way);
    if (!offer) return connection.respond(refusal(400, "bad_request"));
    if (!may(*offer)) return connection.respond(refusal(403, "not_allowed"));
    offer->login = connection.login(request.cookie)->id;
    auto answered = [this, answer = connection.later(), room = seat.room, way](const StageAnswer& come) {
        answer(answer_to_offer(room, way, false, come));
    };
    connection.hold(Steady::now() + worker_wait_max);
    desk_.offer(*std::move(offer), std::move(answered));
}

void StageApi::offer_by_key(HttpConnection& connection, const HttpRequest& request, const RoomId& room) {
    const auto key = bearer_of(request);
    if (!key) return connection.respond(refusal(401, "not_signed_in"));
    if (!is_of_type(request, sdp_type)) return connection.respond(refusal(415, "bad_request"));
    if (!is_sdp(request.body)) return connection.respond(refusal(400, "bad_request"));
    StageOffer offer;
    offer.seat.room = room;
    offer.key = *key;
    offer.sdp = request.body;
    connection.hold(Steady::now() + worker_wait_max);
    desk_.offer(std::move(offer), [this, answer = connection.later(), room](const StageAnswer& come) {
        answer(answer_to_offer(room, StageWay::publish, true, come));
    });
}

void StageApi::make_key(HttpConnection& connection, const Seat& seat) {
    if (seat.role != Audience::panelist || seat.guest) return connection.respond(refusal(403, "not_allowed"));
    connection.hold(Steady::now() + worker_wait_max);
    const std::string address = "https://" + connection.site().browser_host + "/whip/" + seat.room.value;
    desk_.make_key(seat, [answer = connection.later(), address](const StageAnswer& made) {
        if (made.status != 200) return answer(refused(made));
        json::Writer to;
        to.open_object().member("url", address).member("key", made.text).close_object();
        answer(json_answer(200, to.take()));
    });
}

void StageApi::ice(HttpConnection& connection, const Seat& seat) const {
    if (!may_play(seat.role)) return connection.respond(refusal(403, "not_allowed"));
    connection.respond(json_answer(200, ice_.json(seat.person, observe::wall_ms())));
}

void StageApi::picture(HttpConnection& connection, const Seat& seat, std::string_view file) {
    if (seat.role != Audience::producer) return connection.respond(refusal(403, "not_allowed"));
    constexpr std::string_view ending = ".jpg";
    const bool is_picture = file.ends_with(ending);
    if (is_picture) file.remove_suffix(ending.size());
    if (!is_picture || !source_kind_of(file)) return connection.respond(not_found());
    connection.hold(Steady::now() + worker_wait_max);
    desk_.picture(seat.room, std::string(file), [answer = connection.later()](const SharedBytes& jpeg) {
        if (!jpeg) return answer(not_found());
        answer({200, "image/jpeg", *jpeg, {{"Cache-Control", "no-store"}}});
    });
}

void StageApi::candidate(HttpConnection& connection, const HttpRequest& request, StageSession session) {
    if (!is_of_type(request, fragment_type)) return connection.respond(refusal(415, "bad_request"));
    const bool fits = request.body.size() <= fragment_bytes_max;
    if (!fits || !is_text(request.body)) return connection.respond(refusal(fits ? 400 : 413, "bad_request"));
    if (auto refused = judged_match(request, session.session)) return connection.respond(*std::move(refused));
    connection.hold(Steady::now() + worker_wait_max);
    desk_.candidate(std::move(session), std::string(request.body), [answer = connection.later()](bool known) {
        answer(known ? Response{204, "", "", {}} : not_found());
    });
}

void StageApi::leave(HttpConnection& connection, StageSession session) {
    connection.hold(Steady::now() + worker_wait_max);
    desk_.leave(std::move(session), [answer = connection.later()](bool known) {
        answer(known ? plain_text(200, "over\n") : not_found());
    });
}

std::optional<std::string> bearer_of(const HttpRequest& request) {
    constexpr std::string_view scheme = "Bearer ";
    const auto field = request.head.field("authorization");
    if (!field || field->size() <= scheme.size() || !strict::equals(field->substr(0, scheme.size()), scheme))
        return std::nullopt;
    return std::string(field->substr(scheme.size()));
}

bool is_of_stage(std::string_view what) {
    return what == "whip" || what == "whep" || what == "ice" || what == "sources" || what == "whip-key";
}

bool is_offer(const strict::RequestHead& head) {
    if (head.method != strict::Method::post) return false;
    const auto segments = strict::split_path(head.path);
    return segments.size() == 5 && segments[0] == "api" && segments[2] == "rooms" &&
           (segments[4] == "whip" || segments[4] == "whep");
}

}  // namespace paraninfo::gateway
