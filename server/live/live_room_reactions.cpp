// Reactions: counted for a second and shown as one pulse, however many came. Nothing of them is journaled,
// and nothing is kept of who sent them.
#include "server/live/live_room.hpp"

#include "protocol/json/reactions.hpp"

#include <utility>

namespace paraninfo::live {

namespace {
constexpr std::chrono::milliseconds reaction_tick{1000};
}

void LiveRoom::react(Reaction reaction) {
    ++reactions_[static_cast<std::size_t>(reaction)];
    if (std::exchange(reactions_counting_, true)) return;
    clock_.after(reaction_tick, [weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->show_reactions();
    });
}

void LiveRoom::show_reactions() {
    reactions_counting_ = false;
    const ReactionCounts counts = std::exchange(reactions_, {});
    const bool shown = phase_ != Phase::stopped && state_.reactions_open && !sessions_.empty();
    if (shown) publisher_.publish_pulse("reactions", json::encode_reactions(counts));
}

}  // namespace paraninfo::live
