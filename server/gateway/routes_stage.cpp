// The addresses of panelists' sound and picture: who may ask for what (stage_api does the rest).
#include "server/gateway/routes.hpp"

#include "server/gateway/refusals.hpp"
#include "server/gateway/strict/target.hpp"

#include <utility>

namespace paraninfo::gateway {

using strict::Method;

void Routes::stage(HttpConnection& connection, const HttpRequest& request,
                   const std::vector<std::string_view>& segments) {
    const auto room = segments[3];
    const auto what = segments[4];
    const bool sends = what == "whip" || what == "whep";
    const StageWay way = what == "whip" ? StageWay::publish : StageWay::play;
    if (sends && segments.size() == 6)
        return stage_session(connection, request,
                             {{std::string(room)}, "", "", way, std::string(segments[5])});
    const bool makes_key = what == "whip-key";
    const bool posts = sends || makes_key;
    if (segments.size() != (what == "sources" ? 6U : 5U)) return connection.respond(not_found());
    if (request.head.method != (posts ? Method::post : Method::get))
        return connection.respond(wrong_method(posts ? "POST" : "GET"));
    if (posts && !may_change(connection, request, makes_key)) return;
    if (!posts && !is_of_page(request)) return connection.respond(refusal(403, "bad_origin"));
    const Seat* seat = own_seat(connection, request, room);
    if (seat == nullptr) return;
    if (sends) return stage_.offer(connection, request, *seat, way);
    if (makes_key) return stage_.make_key(connection, *seat);
    if (what == "ice") return stage_.ice(connection, *seat);
    stage_.picture(connection, *seat, segments[5]);
}

void Routes::stage_session(HttpConnection& connection, const HttpRequest& request, StageSession session) {
    const bool ends = request.head.method == Method::del;
    if (!ends && request.head.method != Method::patch)
        return connection.respond(wrong_method("PATCH, DELETE"));
    if (!may_change(connection, request, false)) return;
    const auto& login = connection.login(request.cookie);
    if (!login) return connection.respond(refusal(401, "not_signed_in"));
    session.login = login->id;
    if (ends) return stage_.leave(connection, std::move(session));
    stage_.candidate(connection, request, std::move(session));
}

// OBS and the like: no page of ours, no cookie, and so nothing that a foreign page could make a browser do.
void Routes::whip_client(HttpConnection& connection, const HttpRequest& request) {
    const auto segments = strict::split_path(request.head.path);
    const RoomId room{segments.size() > 1 ? std::string(segments[1]) : std::string()};
    if (segments.size() > 3 || !hub_.knows(room)) return connection.respond(not_found());
    if (segments.size() == 2 && request.head.method == Method::post)
        return stage_.offer_by_key(connection, request, room);
    const bool ends = request.head.method == Method::del;
    if (segments.size() == 2 || (!ends && request.head.method != Method::patch))
        return connection.respond(wrong_method(segments.size() == 2 ? "POST" : "PATCH, DELETE"));
    const auto key = bearer_of(request);
    if (!key) return connection.respond(refusal(401, "not_signed_in"));
    StageSession session{room, "", *key, StageWay::publish, std::string(segments[2])};
    if (ends) return stage_.leave(connection, std::move(session));
    stage_.candidate(connection, request, std::move(session));
}

}  // namespace paraninfo::gateway
