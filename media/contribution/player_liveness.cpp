#include "media/contribution/player_liveness.hpp"

namespace paraninfo::contribution {

bool PlayerLiveness::gone(Instant now, std::optional<Instant> last) const {
    if (!last) return now - began_ >= connects_within;
    return now - *last >= (with_picture_ ? gone_after : gone_after_of_sound_alone);
}

}  // namespace paraninfo::contribution
