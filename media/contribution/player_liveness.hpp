#pragma once

// Whether a player of the return is still there, judged by when it last reported what it got (RFC 3550,
// section 6.4): a closed tab says nothing. Whoever vanished is gone within 15 s, whenever that was. Pure.

#include "media/contribution/receiver.hpp"

#include <optional>

namespace paraninfo::contribution {

class PlayerLiveness {
  public:
    static constexpr Instant connects_within = std::chrono::seconds(14);  // of the offer
    // Chromium reports of a picture each 0.2 to 1.5 s, of sound alone each 2.7 to 7.2 (counted), others at
    // most each 6.2 (RFC 3550, section 6.3.1). On a line that loses half of all the first still live; of the
    // others one report may be lost, and only two in a row put out who is still there.
    static constexpr Instant gone_after = std::chrono::seconds(12);
    static constexpr Instant gone_after_of_sound_alone = std::chrono::milliseconds(14'500);

    PlayerLiveness(Instant began, bool with_picture) : began_(began), with_picture_(with_picture) {}

    // `last`: when it last reported, at first when it connected; nothing before.
    bool gone(Instant now, std::optional<Instant> last) const;

  private:
    const Instant began_;
    const bool with_picture_;
};

}  // namespace paraninfo::contribution
