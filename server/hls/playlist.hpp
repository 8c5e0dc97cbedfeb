// Writes one media playlist as text (RFC 8216bis), whole or as a delta update. Pure functions of what is
// stored.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>

#include "server/hls/past.hpp"
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
    const std::deque<StoredSegment>& segments;  // in memory, oldest first, at least one
    std::uint64_t hint_msn = 0;
    std::uint32_t hint_part = 0;
    std::span<const Report> reports;
    bool ended = false;
    const Past* past = nullptr;  // what is listed before them
    bool can_skip = false;       // the publication has delta updates
};

// So far behind the edge delta updates leave segments out: CAN-SKIP-UNTIL, in TARGETDURATIONs.
inline constexpr int skip_targets = 6;

// The whole playlist is the head, the text of the past's blocks, the tail. Only the last segments of the past
// are written anew for each version.
std::string render_head(const MediaPlaylist& playlist);
std::string render_tail(const MediaPlaylist& playlist);
std::string render(const MediaPlaylist& playlist);
// Empty where nothing is so old that it is skipped: the answer is the whole playlist.
std::string render_delta(const MediaPlaylist& playlist);

// The lines of one segment, its parts where they are asked for.
void write_segment(std::string& out, const StoredSegment& segment, bool with_map, bool with_parts);
// The discontinuity sequence number of a playlist that begins with the segment.
std::uint32_t discontinuities_before(const StoredSegment& segment);

// Seconds with five decimals; PART-TARGET is rounded up, so that no part's printed length exceeds it.
std::string seconds_text(Nanoseconds duration);
std::string seconds_text_up(Nanoseconds duration);

// 2026-11-24T20:00:00.000Z
std::string date_text(std::int64_t wall_ms);

}  // namespace paraninfo::hls
