#include "media/contribution/repair_wait.hpp"

#include <algorithm>
#include <utility>

namespace paraninfo::contribution {

// What is lost twice is late at any wait that is worth it: a few such ones are no reason.
bool RepairWait::note(Instant now, const Repairs& repairs) {
    if (judged_ && now - *judged_ < judged_every) return false;
    const Repairs before = std::exchange(before_, repairs);
    if (!judged_) fitted_since_ = now;
    judged_ = now;
    if (2 * (repairs.late - before.late) > repairs.asked - before.asked) return set(now, wait_ + step);
    if (now - fitted_since_ >= calm) return set(now, wait_ - step);
    return false;
}

bool RepairWait::set(Instant now, Instant wait) {
    fitted_since_ = now;
    return std::exchange(wait_, std::clamp(wait, least, most)) != wait_;
}

}  // namespace paraninfo::contribution
