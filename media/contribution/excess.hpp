#pragma once

// Whether a publication sends more than is taken. Each thing that costs the server has its limit: the line,
// the handling of packets, and the decoding. It is far above what a panelist's page or an encoder needs, and
// a burst is no reason. Pure; one thread.

#include "media/contribution/receiver.hpp"

#include <cstdint>
#include <optional>

namespace paraninfo::contribution {

// Since the beginning: all that came, whether or not anything is made of it.
struct Arrived {
    std::uint64_t bytes = 0;
    std::uint64_t packets = 0;
    std::uint64_t pictures = 0;
    std::uint64_t pixels = 0;  // of those pictures
    bool operator==(const Arrived&) const = default;
};

class Excess {
  public:
    // In a second. Of pixels, 1920 x 1080 in each of the pictures.
    static constexpr Arrived most{
        .bytes = 12'000'000 / 8, .packets = 4'000, .pictures = 70, .pixels = 1920ull * 1080 * 70};
    static constexpr Instant judged_every = std::chrono::seconds(1);
    static constexpr int judgements_max = 3;  // one after the other

    // Some times a second; times grow. True once it was too much for so long.
    bool note(Instant now, const Arrived& arrived);

  private:
    std::optional<Instant> judged_;
    Arrived before_;
    int over_ = 0;  // judgements
};

}  // namespace paraninfo::contribution
