#pragma once

// How long a packet of a picture that is missing is waited for. It is asked for again and comes a round trip
// later, which from another continent is longer than anybody would wait at home: who finds that most of what
// was asked for comes too late waits longer, and a while after that less again. Pure; one thread.

#include "media/contribution/receiver.hpp"

#include <cstdint>
#include <optional>

namespace paraninfo::contribution {

// Since the beginning.
struct Repairs {
    std::uint64_t asked = 0;
    std::uint64_t late = 0;  // came after they were given up
};

class RepairWait {
  public:
    static constexpr Instant least = std::chrono::milliseconds(60);
    // With a longer round trip than this nothing is repaired in time, and no longer delay is worth it.
    static constexpr Instant most = std::chrono::milliseconds(500);
    static constexpr Instant step = std::chrono::milliseconds(80);
    static constexpr Instant judged_every = std::chrono::seconds(1);
    static constexpr Instant calm = std::chrono::minutes(2);

    // Some times a second; times grow. True where the wait is another one now.
    bool note(Instant now, const Repairs& repairs);
    Instant wait() const { return wait_; }

  private:
    bool set(Instant now, Instant wait);

    Instant wait_ = least;
    Repairs before_;
    std::optional<Instant> judged_;
    Instant fitted_since_{0};  // nothing has asked for a longer wait since
};

}  // namespace paraninfo::contribution
