// What of a publication will not change any more: init segments, complete segments, thumbnails, the end. For
// whoever keeps it (server/archive). Values that share their bytes with the answers to viewers; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "protocol/shared_bytes.hpp"
#include "server/hls/types.hpp"

namespace paraninfo::hls {

// The media at the end of a complete response.
struct FinishedBytes {
    SharedBytes answer;  // null for a gap
    std::size_t body_at = 0;
    std::uint32_t checksum = 0;  // CRC-32 of the media

    std::string_view body() const {
        return answer ? std::string_view{*answer}.substr(body_at) : std::string_view{};
    }
};

struct FinishedInit {
    std::size_t rendition = 0;
    std::uint32_t number = 0;
    InitSegment description;  // `bytes` is empty
    FinishedBytes media;
};

struct FinishedSegment {
    std::size_t rendition = 0;
    std::uint64_t msn = 0;
    std::uint32_t run_ordinal = 0;  // its discontinuity sequence number
    std::uint32_t init_number = 0;
    bool discontinuity = false;
    std::int64_t wall_ms = 0;  // PROGRAM-DATE-TIME
    Nanoseconds duration{0};
    FinishedBytes media;
};

struct FinishedThumbnail {
    std::int64_t programme_ms = 0;
    FinishedBytes media;  // a JPEG file
};

struct FinishedBroadcast {};

// In the order in which they happened. A gap's segment has no bytes.
using Finished = std::variant<FinishedInit, FinishedSegment, FinishedThumbnail, FinishedBroadcast>;

}  // namespace paraninfo::hls
