// Writes one media playlist as text (RFC 8216bis). A pure function of what is stored.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>

#include "server/hls/stored.hpp"
#include "server/hls/types.hpp"

namespace paraninfo::hls {

// The newest of another rendition, for EXT-X-RENDITION-REPORT.
struct Report {
    std::string name;
    std::uint64_t last_msn = 0;
    std::uint32_t last_part = 0;
};

struct MediaPlaylist {
    std::chrono::seconds target_duration{2};
    Nanoseconds part_target{0};
    const std::deque<StoredSegment>& segments;  // the window, oldest first, at least one
    std::uint64_t hint_msn = 0;
    std::uint32_t hint_part = 0;
    std::span<const Report> reports;
    bool ended = false;
};

std::string render(const MediaPlaylist& playlist);

// Seconds with five decimals; PART-TARGET is rounded up, so that no part's printed length exceeds it.
std::string seconds_text(Nanoseconds duration);
std::string seconds_text_up(Nanoseconds duration);

// 2026-11-24T20:00:00.000Z
std::string date_text(std::int64_t wall_ms);

}  // namespace paraninfo::hls
