// What a rendition lists that is no longer in memory but on disk: the playlist's lines of those segments, in
// blocks that are written and compressed once, however often the playlist changes after
// (docs/decisions/dvr.md). Holds no media. Part of RenditionStore; the rooms thread.
#pragma once

#include "server/hls/gzip.hpp"
#include "server/hls/stored.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

namespace paraninfo::hls {

class Past {
  public:
    // Blocks begin at multiples of this number, so that where the window begins does not depend on when a
    // process was started.
    static constexpr std::uint64_t block_segments = 32;

    struct Block {
        std::string text;  // of its first segment without EXT-X-MAP, unless that is another than before
        Deflated deflated;
        std::uint64_t first_msn = 0;
        std::uint32_t discontinuities = 0;  // the sequence number before its first segment
        std::uint32_t first_init = 0;
        std::uint32_t last_init = 0;
        std::size_t segments = 0;
        Nanoseconds duration{0};
    };

    // The complete segment that follows the newest, with no more than what a playlist says of it. Where the
    // past is empty, any.
    void add(StoredSegment segment);
    void clear();
    // Whole blocks go from its front while what remains is, with `newer` behind it, at least so long.
    void trim(Nanoseconds least, Nanoseconds newer);

    bool empty() const { return segments_ == 0; }
    std::size_t segments() const { return segments_; }
    Nanoseconds duration() const { return duration_; }
    std::uint64_t first_msn() const;  // of one that is not empty
    std::uint64_t last_msn() const { return last_msn_; }
    std::uint32_t last_init() const { return last_init_; }

    const std::deque<Block>& blocks() const { return blocks_; }
    // Newer than all blocks; fewer than block_segments.
    const std::deque<StoredSegment>& rest() const { return rest_; }

  private:
    void seal();

    Gzip gzip_;
    std::deque<Block> blocks_;
    std::deque<StoredSegment> rest_;
    std::optional<std::uint32_t> init_before_rest_;
    std::size_t segments_ = 0;
    Nanoseconds duration_{0};
    std::uint64_t last_msn_ = 0;
    std::uint32_t last_init_ = 0;
};

}  // namespace paraninfo::hls
