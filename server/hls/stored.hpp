// A segment and its parts as a rendition's store keeps them and a playlist lists them. Values only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "protocol/shared_bytes.hpp"
#include "server/hls/types.hpp"

namespace paraninfo::hls {

// Six parts of a third of a second are some ns short of two seconds: distances compare with this slack.
inline constexpr Nanoseconds rounding_slack{1'000'000};

struct StoredPart {
    Nanoseconds duration{0};
    bool independent = false;
    bool gap = false;
    SharedBytes answer;       // complete response; null for a gap
    std::size_t body_at = 0;  // where the media begins in it

    std::string_view body() const {
        return answer ? std::string_view{*answer}.substr(body_at) : std::string_view{};
    }
};

struct StoredSegment {
    std::uint64_t msn = 0;
    std::uint32_t run_ordinal = 0;  // its discontinuity sequence number
    std::uint32_t init_number = 0;  // its own run's, or an earlier one's if it is a gap
    bool discontinuity = false;     // the first of a run that follows another
    bool gap = false;               // something of it is missing: its own URI has nothing
    bool complete = false;
    std::int64_t wall_ms = 0;       // PROGRAM-DATE-TIME
    Nanoseconds duration{0};        // of what is here so far
    std::vector<StoredPart> parts;  // emptied when they are no longer to be had
    std::uint32_t part_count = 0;
    SharedBytes answer;          // complete response, once complete
    std::size_t bytes = 0;       // of media
    bool on_disk = false;        // the recording has it
    std::uint32_t checksum = 0;  // CRC-32 of its media so far
};

}  // namespace paraninfo::hls
