#pragma once

// How a publisher does, from counters that only grow: rates of the last second, losses of the last ten. Pure.

#include "media/contribution/receiver.hpp"

#include <cstdint>
#include <deque>

namespace paraninfo::contribution {

struct Counters {
    std::uint64_t bytes = 0;     // of RTP
    std::uint64_t packets = 0;   // that came in time
    std::uint64_t lost = 0;      // that never did
    std::uint64_t pictures = 0;  // whole ones, decoded or not
    bool operator==(const Counters&) const = default;
};

struct Rates {
    std::uint8_t fps = 0;
    std::uint32_t kbit = 0;
    std::uint16_t lost = 0;  // hundredths of a percent
    bool operator==(const Rates&) const = default;
};

class Figures {
  public:
    static constexpr Instant rate_over = std::chrono::seconds(1);
    static constexpr Instant loss_over = std::chrono::seconds(10);
    static constexpr std::size_t kept_max = 64;

    // Some times a second; times grow.
    void note(Instant now, const Counters& counters);
    Rates rates() const;

  private:
    struct Note {
        Instant at;
        Counters counters;
    };
    // The newest that is at least so old, or else the oldest.
    const Note& before(Instant age) const;

    std::deque<Note> notes_;
};

}  // namespace paraninfo::contribution
