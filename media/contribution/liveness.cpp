#include "media/contribution/liveness.hpp"

namespace paraninfo::contribution {

Liveness::State Liveness::judge(Instant now, std::optional<Instant> last) {
    const Instant silent = now - last.value_or(began_);
    if (silent >= (last ? gone_after : connects_within)) ended_ = true;
    if (ended_) return State::gone;
    if (!last) return State::connecting;
    return silent >= stalled_after ? State::stalled : State::live;
}

}  // namespace paraninfo::contribution
