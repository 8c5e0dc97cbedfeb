#include "server/room/reactions.hpp"

namespace paraninfo::room {

Decision decide(const State& state, const Seat&, const OpenReactions&, const Context&) {
    if (state.reactions_open) return reject(Reason::wrong_state);
    return Changes{ReactionsOpened{}};
}

Decision decide(const State& state, const Seat&, const CloseReactions&, const Context&) {
    if (!state.reactions_open) return reject(Reason::wrong_state);
    return Changes{ReactionsClosed{}};
}

Decision decide(const State& state, const Seat&, const React&, const Context&) {
    if (!state.reactions_open) return reject(Reason::closed);
    return Changes{};
}

void apply(State& state, const Recorded&, const ReactionsOpened&) {
    state.reactions_open = true;
}

void apply(State& state, const Recorded&, const ReactionsClosed&) {
    state.reactions_open = false;
}

}  // namespace paraninfo::room
