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

void OutputBoard::set_outputs(const std::vector<media_link::SrtOutput>& outputs) {
    auto before = std::exchange(outputs_, {});
    for (const media_link::SrtOutput& output : outputs) outputs_[output.id] = before[output.id];
}

std::vector<std::string> OutputBoard::note(const media_link::OutputStates& told, std::int64_t now_ms) {
    std::vector<std::string> changed;
    for (const media_link::OutputState& state : told.outputs) {
        const auto found = outputs_.find(state.output);
        if (found == outputs_.end()) continue;
        const bool refused = state.refusal != 0 && state.refused != found->second.refused;
        const OutputStatus status{state.receivers, state.kbit,
                                  state.breaks,    state.refused,
                                  state.refusal,   refused ? now_ms : found->second.refused_at_ms};
        if (std::exchange(found->second, status) != status) changed.push_back(state.output);
    }
    return changed;
}

bool OutputBoard::note_gone() {
    bool changed = false;
    for (auto& [id, output] : outputs_) {
        changed = changed || output.receivers > 0;
        output.receivers = 0;
        output.kbit = 0;
    }
    return changed;
}

}  // namespace paraninfo::workers
