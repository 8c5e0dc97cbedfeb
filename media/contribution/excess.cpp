#include "media/contribution/excess.hpp"

#include <utility>

namespace paraninfo::contribution {

bool Excess::note(Instant now, const Arrived& arrived) {
    if (judged_ && now - *judged_ < judged_every) return over_ >= judgements_max;
    const Arrived before = std::exchange(before_, arrived);
    const std::optional<Instant> since = std::exchange(judged_, now);
    if (!since) return false;
    const double seconds = std::chrono::duration<double>(now - *since).count();
    const auto exceeds = [&](std::uint64_t Arrived::*what) {
        return static_cast<double>(arrived.*what - before.*what) > static_cast<double>(most.*what) * seconds;
    };
    const bool over = exceeds(&Arrived::bytes) || exceeds(&Arrived::packets) || exceeds(&Arrived::pictures) ||
                      exceeds(&Arrived::pixels);
    over_ = over ? over_ + 1 : 0;
    return over_ >= judgements_max;
}

}  // namespace paraninfo::contribution
