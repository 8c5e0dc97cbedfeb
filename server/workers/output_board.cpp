#include "server/workers/output_board.hpp"

#include <utility>

namespace paraninfo::workers {

std::string_view output_refusal_words(std::uint16_t code) {
    switch (code) {
        case 0:
            return "";
        case 403:
            return "the key is wrong";
        case 404:
            return "the receiver knows no such stream";
        case 409:
            return "the receiver is taken";
        case 503:
            return "as many receive it as may";
        case 504:
            return "nobody answers there";
        default:
            return "refused";
    }
}

namespace {

std::int64_t received_since(const OutputStatus& before, unsigned receivers, std::int64_t now_ms) {
    return (before.receivers > 0) == (receivers > 0) ? before.since_ms : now_ms;
}

}  // namespace

void OutputBoard::set_outputs(const std::vector<media_link::SrtOutput>& outputs) {
    auto before = std::exchange(outputs_, {});
    for (const media_link::SrtOutput& output : outputs) outputs_[output.id] = before[output.id];
}

std::vector<std::string> OutputBoard::note(const media_link::OutputStates& told, std::int64_t now_ms) {
    served_ = true;
    std::vector<std::string> changed;
    for (const media_link::OutputState& state : told.outputs) {
        const auto found = outputs_.find(state.output);
        if (found == outputs_.end()) continue;
        const OutputStatus& before = found->second;
        const bool refused = state.refusal != 0 && state.refused != before.refused;
        const OutputStatus status{state.receivers,
                                  state.kbit,
                                  state.breaks,
                                  state.refused,
                                  state.refusal,
                                  refused ? now_ms : before.refused_at_ms,
                                  received_since(before, state.receivers, now_ms)};
        if (std::exchange(found->second, status) != status) changed.push_back(state.output);
    }
    return changed;
}

bool OutputBoard::note_gone(std::int64_t now_ms) {
    for (auto& [id, output] : outputs_) {
        output.since_ms = received_since(output, 0, now_ms);
        output.receivers = 0;
        output.kbit = 0;
    }
    return std::exchange(served_, false);
}

}  // namespace paraninfo::workers
