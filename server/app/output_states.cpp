#include "server/app/output_states.hpp"

#include "protocol/json/writer.hpp"

#include <string_view>

namespace paraninfo::app {
namespace {

std::string_view output_state(const config::Output& output, const workers::OutputStatus& status,
                              bool served) {
    if (!served) return "off";
    if (status.receivers > 0) return "sending";
    return output.mode == config::OutputMode::caller ? "calling" : "waiting";
}

// The members of one output but its refusal; the object stays open.
void write_output_state(json::Writer& to, const config::Output& output, const workers::OutputStatus& status,
                        bool served) {
    to.open_object()
        .member("id", output.id)
        .member("sound", output.sound == config::OutputSound::programme ? "programme" : "hall_minus")
        .member("overlays", output.overlays)
        .member("mode", output.mode == config::OutputMode::caller ? "caller" : "listener")
        .member("state", output_state(output, status, served));
    to.key("since").time_or_null(status.since_ms);
    to.member("receivers", status.receivers).member("kbit", status.kbit).member("breaks", status.breaks);
}

void write_output_refusal(json::Writer& to, const workers::OutputStatus& status, bool in_words) {
    to.key("refusal");
    if (status.refusal == 0) {
        to.null();
        return;
    }
    to.open_object().member("code", status.refusal);
    if (in_words) to.member("why", workers::output_refusal_words(status.refusal));
    to.member("at", status.refused_at_ms).close_object();
}

workers::OutputStatus status_in(const workers::OutputBoard& board, const config::Output& output) {
    const auto found = board.outputs().find(output.id);
    return found == board.outputs().end() ? workers::OutputStatus{} : found->second;
}

}  // namespace

std::string room_outputs_json(const config::Room& room, const workers::OutputBoard& board) {
    json::Writer to;
    to.open_object().key("outputs").open_array();
    for (const config::Output& output : room.outputs) {
        const workers::OutputStatus status = status_in(board, output);
        write_output_state(to, output, status, board.served());
        write_output_refusal(to, status, false);
        to.close_object();
    }
    return to.close_array().close_object().take();
}

std::string all_outputs_json(const config::Settings& settings, const workers::OutputBoard& board) {
    json::Writer to;
    to.open_object().key("outputs").open_array();
    for (const config::Room& room : settings.rooms)
        for (const config::Output& output : room.outputs) {
            const workers::OutputStatus status = status_in(board, output);
            write_output_state(to, output, status, board.served());
            to.member("room", room.id).member("refused", status.refused);
            write_output_refusal(to, status, true);
            to.close_object();
        }
    return to.close_array().close_object().take();
}

}  // namespace paraninfo::app
