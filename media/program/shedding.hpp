#pragma once

// Decides which video rendition goes without an encoder while the machine is too slow for all, and when it
// comes back: docs/decisions/shedding.md. Looks at how far each encoder lies behind, at nothing else. Pure;
// one thread.

#include "media/program/feed.hpp"

#include <optional>
#include <span>
#include <vector>

namespace paraninfo::program {

class Shedding {
  public:
    static constexpr std::uint64_t late_frames = 8;               // this far behind is late
    static constexpr Instant patience = std::chrono::seconds(1);  // late for so long is too slow
    static constexpr Instant settling = std::chrono::seconds(3);  // from one shedding to the next
    static constexpr Instant quiet_min = std::chrono::seconds(30);
    static constexpr Instant quiet_max = std::chrono::minutes(10);
    static constexpr Instant trial = std::chrono::minutes(1);  // what falls again within it waits longer

    struct Change {
        std::size_t rendition = 0;
        bool shed = false;  // else restored
        bool operator==(const Change&) const = default;
    };

    // `renditions` stand from best to least.
    explicit Shedding(std::size_t renditions) : late_since_(renditions) {}

    // Several times a second. `lag`: frames by which each encoder is behind; of a rendition that is shed it
    // means nothing.
    std::optional<Change> look(Instant now, std::span<const std::uint64_t> lag);

    bool is_shed(std::size_t rendition) const;
    std::size_t shed() const { return shed_.size(); }

  private:
    void note(Instant now, std::span<const std::uint64_t> lag);
    std::optional<std::size_t> victim(Instant now) const;
    Change shed_one(std::size_t rendition, Instant now);
    Change restore(Instant now);

    std::vector<std::optional<Instant>> late_since_;
    std::vector<std::size_t> shed_;  // in this order; restored the other way
    std::optional<Instant> changed_at_;
    std::optional<Instant> restored_at_;
    Instant calm_since_{0};
    Instant quiet_ = quiet_min;
};

}  // namespace paraninfo::program
