#pragma once

// Of the encoded renditions the one that an output shows: the best whose pictures come. Where the machine
// leaves one out, the next one takes its place at a key frame, and it is back at one of its own. Pure; the
// owner guards it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace paraninfo::program {

class BestRendition {
  public:
    // Every rendition has its key frames at the same frames. One that is `patience` frames late counts as
    // left out.
    BestRendition(std::size_t renditions, std::uint64_t patience) : seen_(renditions), patience_(patience) {}

    // Whether this picture is the next to be shown. Renditions come in any order, best first by number, the
    // pictures of each in their own.
    bool take(std::size_t rendition, std::uint64_t frame, bool key);

  private:
    std::size_t best_at(std::uint64_t frame) const;
    void choose(std::size_t best, std::size_t rendition);

    std::vector<std::optional<std::uint64_t>> seen_;  // the newest frame of each
    const std::uint64_t patience_;
    std::optional<std::uint64_t> first_;  // the first frame of any
    std::optional<std::uint64_t> shown_;
    std::size_t current_ = 0;
    bool waits_for_key_ = true;
};

}  // namespace paraninfo::program
