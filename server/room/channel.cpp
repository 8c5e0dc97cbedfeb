#include "server/room/channel.hpp"

#include "server/room/wording.hpp"

namespace paraninfo::room {

Decision decide(const State&, const Seat& actor, const TellModerators& command, const Context& context) {
    auto text = word(command.text, context.limits.channel_graphemes_max, Lines::many);
    if (!text) return std::move(text).error();
    return Changes{ModeratorsTold{actor.name, *std::move(text)}};
}

void apply(State& state, const Recorded& recorded, const ModeratorsTold& change) {
    if (change.text.empty()) return;  // erased
    if (state.channel.size() >= channel_kept_max) state.channel.erase(state.channel.begin());
    state.channel.push_back({recorded.offset, change.by, change.text, recorded.at_ms});
}

}  // namespace paraninfo::room
