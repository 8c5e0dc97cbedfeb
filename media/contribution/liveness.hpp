#pragma once

// Whether a publisher is still there, judged by when it last sent anything: a closed tab says nothing. Pure.

#include "media/contribution/receiver.hpp"
#include "protocol/media_link/stage.hpp"

#include <optional>

namespace paraninfo::contribution {

class Liveness {
  public:
    using State = media_link::SourceState::State;
    static constexpr Instant stalled_after = std::chrono::seconds(2);
    static constexpr Instant gone_after = std::chrono::seconds(12);
    static constexpr Instant connects_within = std::chrono::seconds(30);  // of the offer

    explicit Liveness(Instant began) : began_(began) {}

    void end() { ended_ = true; }
    // `last`: when a packet of its media last came; nothing before the first. What is gone stays gone.
    State judge(Instant now, std::optional<Instant> last);

  private:
    const Instant began_;
    bool ended_ = false;
};

}  // namespace paraninfo::contribution
