#include "server/gateway/check_in_api.hpp"

#include "protocol/json/door.hpp"
#include "protocol/json/writer.hpp"
#include "server/observe/clock.hpp"

#include <utility>

namespace paraninfo::gateway {
namespace {

constexpr std::int64_t scan_age_max_ms = 24 * 3'600'000;  // what a page without a network may have kept

Response without_time(std::string_view state, const std::string& name) {
    json::Writer writer;
    writer.open_object().member("state", state);
    if (!name.empty()) writer.member("name", name);
    return json_answer(200, writer.close_object().take());
}

Response answer_of(const std::optional<attendance::DoorAnswer>& kept, const std::string& name) {
    if (!kept) return refusal(503, "unavailable");
    json::Writer writer;
    writer.open_object().member("state", attendance::name_of(kept->state)).member("name", name);
    return json_answer(200, writer.member("since", kept->since_ms).close_object().take());
}

}  // namespace

void CheckInApi::show_code(HttpConnection& connection, const HttpRequest& request) {
    const auto& login = connection.login(request.cookie);
    if (!login) return connection.respond(refusal(401, "not_signed_in"));
    json::Writer writer;
    writer.open_object().member("code", access_.check_in_code(*login));
    connection.respond(json_answer(200, writer.close_object().take()));
}

void CheckInApi::scan(HttpConnection& connection, const HttpRequest& request, const Seat& seat) {
    if (seat.role != Audience::moderator) return connection.respond(refusal(403, "not_allowed"));
    auto asked = json::parse_door_scan(request.body);
    if (!asked) return connection.respond(refusal(400, "bad_request"));
    if (asked->ago_ms > scan_age_max_ms) return connection.respond(refusal(409, "too_old"));
    const auto code = access::clean_check_in_code(asked->code);
    if (!code) return connection.respond(without_time("unknown", ""));
    attendance::Scan scan{
        seat.room.value,
        std::move(asked->key),
        "",
        {asked->out ? attendance::Way::out : attendance::Way::in, observe::wall_ms() - asked->ago_ms},
        seat.person.value};
    access_.find_badge(
        *code, seat.room.value, connection.shard().context().get_executor(),
        [&attendance = attendance_, answer = connection.later(), scan = std::move(scan)](
            bool available, const std::optional<access::Badge>& badge) {
            if (!available) return answer(refusal(503, "unavailable"));
            if (!badge) return answer(without_time("unknown", ""));
            if (!badge->here) return answer(without_time("elsewhere", badge->name));
            attendance::Scan of_person = scan;
            of_person.person = badge->person.value;
            const auto kept = [answer, name = badge->name](std::optional<attendance::DoorAnswer> done) {
                answer(answer_of(done, name));
            };
            if (!attendance.check_in(std::move(of_person), kept)) answer(refusal(503, "unavailable"));
        });
}

}  // namespace paraninfo::gateway
