// Which segments of a publication are recorded: those that lie wholly in a time in which it was to be. Each
// is judged once, for all renditions alike, since their boundaries differ by a frame of sound. Part of
// Publication; the rooms thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <vector>

namespace paraninfo::hls {

class Stretches {
  public:
    static constexpr std::int64_t ever = std::numeric_limits<std::int64_t>::max();
    // What is still on its way lies in one of them: none that is shorter than a segment holds one.
    static constexpr std::size_t stretches_max = 2;
    static constexpr std::size_t judged_max = 64;

    Stretches();

    // From that date (UTC) on it is recorded, or not; the same again changes nothing. Until the first call
    // all is; the first one is about all that is known here, so `false` then means that nothing was.
    void set(bool on, std::int64_t wall_ms);
    bool on() const { return !stretches_.empty() && stretches_.back().until_ms == ever; }

    bool keeps(std::uint64_t msn, std::int64_t from_ms, std::int64_t until_ms);
    bool holds(std::int64_t wall_ms) const { return holds(wall_ms, wall_ms); }

  private:
    struct Stretch {
        std::int64_t from_ms = 0;
        std::int64_t until_ms = ever;
    };

    bool holds(std::int64_t from_ms, std::int64_t until_ms) const;

    std::vector<Stretch> stretches_;        // the newest
    std::map<std::uint64_t, bool> judged_;  // by msn
    bool is_set_ = false;
};

}  // namespace paraninfo::hls
