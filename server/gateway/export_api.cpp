#include "server/gateway/export_api.hpp"

#include "server/gateway/refusals.hpp"

#include <utility>

namespace paraninfo::gateway {

namespace {

// How long a page waits for its turn and for the file.
constexpr std::chrono::seconds export_wait_max{120};
// When to ask again: where the login has one under way, where too many wait.
constexpr std::chrono::seconds busy_for{10};
constexpr std::chrono::seconds full_for{30};

}  // namespace

void ExportApi::answer(HttpConnection& connection, const access::Login& login, const Seat& seat,
                       std::string_view file) {
    if (seat.role != Audience::moderator) return connection.respond(refusal(403, "not_allowed"));
    auto order = export_named(seat.room, file);
    if (!order) return connection.respond(not_found());
    const auto format = order->format;
    auto done = [answer = connection.later(), format](exports::Result result) {
        answer(export_response(format, std::move(result)));
    };
    switch (desk_.submit(*std::move(order), {login.id, login.person}, std::move(done))) {
        case exports::ExportDesk::Taken::yes:
            return connection.hold(Steady::now() + export_wait_max);
        case exports::ExportDesk::Taken::busy:
            return connection.respond(refusal_for_now(429, "limited", busy_for));
        case exports::ExportDesk::Taken::full:
            return connection.respond(refusal_for_now(503, "unavailable", full_for));
    }
}

std::optional<exports::Order> export_named(const RoomId& room, std::string_view file) {
    const auto dot = file.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    auto sheets = exports::sheets_named(file.substr(0, dot));
    const auto format = exports::format_named(file.substr(dot + 1));
    if (!sheets || !format) return std::nullopt;
    exports::Order order{room, *std::move(sheets), *format};
    if (!exports::is_possible(order)) return std::nullopt;
    return order;
}

Response export_response(exports::Format format, exports::Result result) {
    switch (result.outcome) {
        case exports::Result::Outcome::too_large:
            return refusal(409, "too_large");
        case exports::Result::Outcome::failed:
            return refusal(503, "unavailable");
        case exports::Result::Outcome::made:
            break;
    }
    Response response;
    response.content_type = exports::content_type_of(format);
    response.body = std::move(result.bytes);
    response.headers = {{"Cache-Control", "no-store"},
                        {"Content-Disposition", "attachment; filename=\"" + result.file_name + '"'}};
    return response;
}

}  // namespace paraninfo::gateway
