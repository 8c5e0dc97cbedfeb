#include "server/gateway/session_api.hpp"

#include "protocol/json/exchange.hpp"
#include "protocol/json/writer.hpp"

#include <utility>

namespace paraninfo::gateway {
namespace {

void write_devices(json::Writer& writer, const std::vector<access::Device>& devices) {
    writer.key("devices").open_array();
    for (const auto& device : devices)
        writer.open_object()
            .member("device", device.id)
            .member("since", device.since_ms)
            .member("here", device.here)
            .close_object();
    writer.close_array();
}

}  // namespace

std::string session_json(const access::Login& login, const std::vector<access::Device>& devices,
                         const SeatId& enter) {
    json::Writer writer;
    writer.open_object().key("person").open_object();
    writer.member("id", login.person.value).member("name", login.name).member("language", login.language);
    writer.close_object().key("seats").open_array();
    for (const auto& seat : login.seats) {
        writer.open_object().member("seat", seat.id.value).member("room", seat.room.value);
        writer.member("role", name_of(seat.role));
        if (!seat.speaker.empty()) writer.member("speaker", seat.speaker);
        if (seat.guest) writer.member("guest", true);
        writer.close_object();
    }
    writer.close_array();
    write_devices(writer, devices);
    if (!enter.empty()) writer.member("enter", enter.value);
    return writer.close_object().take();
}

Response refusal_response(const access::Refusal& refusal) {
    json::Writer writer;
    writer.open_object().key("error").open_object().member("reason", access::name_of(refusal.reason));
    if (refusal.retry_after_ms > 0) writer.member("retry_after_ms", refusal.retry_after_ms);
    if (!refusal.member.empty()) writer.member("member", refusal.member);
    if (!refusal.devices.empty()) write_devices(writer, refusal.devices);
    writer.close_object().close_object();
    return json_answer(static_cast<unsigned>(access::status_of(refusal.reason)), writer.take());
}

std::string login_cookie(std::string_view value, std::int64_t seconds) {
    return "__Host-paraninfo=" + std::string(value) + "; Path=/; Max-Age=" + std::to_string(seconds) +
           "; Secure; HttpOnly; SameSite=Lax";
}

void SessionApi::exchange(HttpConnection& connection, const HttpRequest& request) {
    auto body = json::parse_exchange(request.body);
    if (!body) return connection.respond(refusal(400, "bad_request"));
    access::ExchangeRequest asked{std::move(body->token),           std::move(body->name),
                                  std::move(body->language),        std::string(request.cookie),
                                  std::move(body->sign_out),        std::move(body->notice),
                                  std::move(body->notice_language), connection.address()};
    access_.exchange(
        std::move(asked), connection.shard().context().get_executor(),
        [answer = connection.later()](const access::Exchanged& exchanged) {
            if (!exchanged) return answer(refusal_response(exchanged.error()));
            const access::Entry& entry = *exchanged;
            Response response = json_answer(200, session_json(*entry.login, entry.devices, entry.enter));
            response.headers.emplace_back("Set-Cookie", login_cookie(entry.cookie, entry.cookie_seconds));
            answer(std::move(response));
        });
}

void SessionApi::show(HttpConnection& connection, const HttpRequest& request) {
    const auto login = connection.login(request.cookie);
    if (!login) return connection.respond(refusal(401, "not_signed_in"));
    connection.respond(json_answer(200, session_json(*login, access_.devices(*login), {})));
}

void SessionApi::sign_out(HttpConnection& connection, const HttpRequest& request) {
    const auto login = connection.login(request.cookie);
    if (!login) return connection.respond(refusal(401, "not_signed_in"));
    // The browser would be a stranger afterwards, to whom an open link opens again.
    if (login->banned) return connection.respond(refusal(403, "banned"));
    access_.sign_out(*login, connection.shard().context().get_executor(),
                     [answer = connection.later()](bool done) {
                         if (!done) return answer(refusal(503, "unavailable"));
                         answer({204,
                                 "",
                                 "",
                                 {{"Set-Cookie", login_cookie("", 0)},
                                  {"Cache-Control", "no-store"},
                                  {"Clear-Site-Data", "\"storage\""}}});
                     });
}

void SessionApi::end_device(HttpConnection& connection, const HttpRequest& request, std::string device) {
    const auto login = connection.login(request.cookie);
    if (!login) return connection.respond(refusal(401, "not_signed_in"));
    if (login->banned) return connection.respond(refusal(403, "banned"));
    access_.end_device(*login, std::move(device), connection.shard().context().get_executor(),
                       [answer = connection.later()](bool done) {
                           if (!done) return answer(refusal(404, "bad_request"));
                           answer({204, "", "", {{"Cache-Control", "no-store"}}});
                       });
}

}  // namespace paraninfo::gateway
