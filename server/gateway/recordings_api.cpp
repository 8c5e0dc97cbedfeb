#include "server/gateway/recordings_api.hpp"

namespace paraninfo::gateway {
namespace {

// How long a request waits for the disk behind others.
constexpr std::chrono::seconds recordings_wait_max{30};

}  // namespace

void RecordingsApi::list(HttpConnection& connection, std::string_view room) {
    const bool taken = library_.list(std::string(room), [answer = connection.later()](std::string json) {
        answer(json_answer(200, std::move(json)));
    });
    if (!taken) return connection.respond(refusal(503, "unavailable"));
    connection.hold(Steady::now() + recordings_wait_max);
}

void RecordingsApi::past(HttpConnection& connection, const hls::Request& request) {
    if (!library_.answer_past(request, connection.later_answer()))
        return connection.respond(refusal(503, "unavailable"));
    connection.hold(Steady::now() + recordings_wait_max);
}

void RecordingsApi::media(HttpConnection& connection, const hls::Request& request) {
    if (!library_.answer(request, connection.later_answer()))
        return connection.respond(refusal(503, "unavailable"));
    connection.hold(Steady::now() + recordings_wait_max);
}

}  // namespace paraninfo::gateway
