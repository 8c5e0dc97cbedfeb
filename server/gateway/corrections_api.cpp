#include "server/gateway/corrections_api.hpp"

#include "protocol/json/door.hpp"
#include "protocol/json/writer.hpp"
#include "server/export/attendance_list.hpp"
#include "server/export/correction.hpp"
#include "server/gateway/refusals.hpp"
#include "server/observe/clock.hpp"
#include "server/observe/log.hpp"

#include <utility>

namespace paraninfo::gateway {
namespace {

// How long a page waits while files are made before it.
constexpr std::chrono::seconds corrections_wait_max{120};

Response bad_member(const std::string& member) {
    json::Writer writer;
    writer.open_object().key("error").open_object().member("reason", "bad_request").member("member", member);
    return json_answer(400, writer.close_object().close_object().take());
}

}  // namespace

void CorrectionsApi::ask(HttpConnection& connection, std::function<Response(const exports::Source&)> work) {
    const auto asked = [answer = connection.later(), work = std::move(work)](const exports::Source& source) {
        try {
            answer(work(source));
        } catch (const std::exception& error) {
            observe::log_error("attendance.desk_failed", {{"why", error.what()}});
            answer(refusal(503, "unavailable"));
        }
    };
    if (!desk_.ask(asked)) return connection.respond(refusal(503, "unavailable"));
    connection.hold(Steady::now() + corrections_wait_max);
}

void CorrectionsApi::list(HttpConnection& connection, const Seat& seat, std::string_view session) {
    if (seat.role != Audience::moderator) return connection.respond(refusal(403, "not_allowed"));
    ask(connection, [room = seat.room, session = std::string(session)](const exports::Source& source) {
        auto list = exports::attendance_list(source, room, session, observe::wall_ms());
        return list ? json_answer(200, *std::move(list)) : not_found();
    });
}

void CorrectionsApi::correct(HttpConnection& connection, const HttpRequest& request, const Seat& seat) {
    if (seat.role != Audience::moderator) return connection.respond(refusal(403, "not_allowed"));
    auto asked = json::parse_attendance_correction(request.body);
    if (!asked) return connection.respond(refusal(400, "bad_request"));
    exports::CorrectCommand command{std::move(asked->session),
                                    std::move(asked->person),
                                    asked->minutes,
                                    std::move(asked->reason),
                                    seat.name,
                                    seat.person.value,
                                    std::move(asked->key),
                                    seat.room.value};
    ask(connection, [command = std::move(command)](const exports::Source& source) {
        const auto now_ms = observe::wall_ms();
        try {
            exports::correct(source, command, now_ms);
        } catch (const exports::CorrectionRefused& refused) {
            return bad_member(refused.member());
        }
        observe::log_info(
            "attendance.corrected",
            {{"session", command.session}, {"person", command.person}, {"by", command.by_person}});
        json::Writer writer;
        writer.open_object().member("minutes", command.minutes).member("reason", command.reason);
        writer.member("by", command.by).member("at", now_ms);
        return json_answer(200, writer.close_object().take());
    });
}

}  // namespace paraninfo::gateway
