// Watches how much the picture takes of the uplink and says how many of the top renditions new viewers are
// not to be shown. Those who watch already keep what they have. Pure; the owner calls it once a second.
#pragma once

#include "server/hls/types.hpp"

#include <cstddef>
#include <cstdint>

namespace paraninfo::hls {

class EgressGuard {
  public:
    // Of the uplink this much is never the picture's: questions, answers and pages need it.
    static constexpr double reserve = 0.1;
    static constexpr double full_from = 0.85;   // of what is the picture's: one rendition less
    static constexpr double clear_below = 0.7;  // for as long as `calm`: one rendition more
    static constexpr std::chrono::seconds calm{30};
    static constexpr std::chrono::seconds between{5};  // a step shows what it does before the next one

    // `mbit_max` 0: no limit. `renditions_max`: of video; one is always left.
    EgressGuard(double mbit_max, std::size_t renditions_max);

    // `sent_bytes` of media since the start. True if withheld() changed.
    bool tick(std::uint64_t sent_bytes, Time now);

    std::size_t withheld() const { return withheld_; }
    double mbit() const { return mbit_; }  // of the picture, smoothed over some seconds

  private:
    bool step(std::size_t withheld, Time now);

    const double most_;  // Mbit/s for the picture
    const std::size_t withheld_max_;
    std::size_t withheld_ = 0;
    double mbit_ = 0;
    std::uint64_t sent_before_ = 0;
    Time ticked_at_{};
    Time stepped_at_{};
    Time busy_at_{};  // when it was last above `clear_below`
    bool has_ticked_ = false;
};

}  // namespace paraninfo::hls
