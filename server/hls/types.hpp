// The values that a programme's worker (through server/workers) feeds into a publication: what
// renditions there are, their init segments, and parts in order. No behaviour, any thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::hls {

using Time = std::chrono::steady_clock::time_point;
using Nanoseconds = std::chrono::nanoseconds;

enum class Kind { video, audio };

// One rendition as configured. `name` is its folder in the URI: [a-z0-9-]{1,32}.
struct RenditionSpec {
    std::string name;
    Kind kind = Kind::video;
    std::string language;                       // audio only: BCP 47, may be empty
    std::string label;                          // audio only: NAME of the multivariant, may be empty
    std::uint64_t nominal_bits_per_second = 0;  // the least BANDWIDTH that is announced for it
    bool audio_only = false;                    // audio only: of the group for links that carry no picture

    bool operator==(const RenditionSpec&) const = default;
};

// The one point that ties CLOCK_MONOTONIC of this host to UTC, for the life of a publication.
struct TimeAnchor {
    std::int64_t wall_ms = 0;       // UTC
    std::int64_t monotonic_ns = 0;  // CLOCK_MONOTONIC at the same moment

    bool operator==(const TimeAnchor&) const = default;
};

// PROGRAM-DATE-TIME in UTC ms of what was captured at `capture_ns` on CLOCK_MONOTONIC.
std::int64_t wall_ms_of(const TimeAnchor& anchor, std::int64_t capture_ns);
// Programme time in ms (docs/decisions/programme-time.md) at `monotonic_ns`: that date minus the anchor's.
std::int64_t programme_ms_of(const TimeAnchor& anchor, std::int64_t monotonic_ns);

struct PublicationSettings {
    std::string room;         // [a-z0-9-]{1,32}
    std::string publication;  // the publication's prefix in the URI, [a-z0-9-]{1,32}
    std::vector<RenditionSpec> renditions;
    std::chrono::seconds target_duration{2};  // EXT-X-TARGETDURATION, fixed
    Nanoseconds part_target{333'333'334};     // PART-TARGET, fixed; no part is longer
    TimeAnchor anchor;
    std::size_t window_segments = 12;
    std::string common_headers;  // further header lines of every answer, each ended by CRLF
    bool recorded = false;       // somebody calls take_finished() after each batch
    // The playlist goes back so far, by what on_disk() says to be on disk; only of one that is recorded.
    std::chrono::minutes dvr{0};
    bool bench_headers = false;  // adds X-Complete-Ns: CLOCK_MONOTONIC when the newest part was stored

    bool operator==(const PublicationSettings&) const = default;
};

// One worker's run (a process's life, or one configuration of it). Persisted by the caller before use.
struct Run {
    std::uint64_t first_msn = 1;  // media sequence number of its segment 0; ≥ 1
    std::uint32_t ordinal = 0;    // its discontinuity sequence number: 0 for a publication's first run

    bool operator==(const Run&) const = default;
};

struct InitSegment {
    std::string codec;                   // RFC 6381: avc1.4d401f, mp4a.40.2
    std::uint32_t width = 0;             // video
    std::uint32_t height = 0;            // video
    std::uint32_t frame_rate_milli = 0;  // video: frames per 1000 s, 30000 for 30 fps
    std::uint32_t sample_rate = 0;       // audio
    std::uint32_t channels = 0;          // audio
    std::string_view bytes;              // ftyp + moov; copied
};

struct Part {
    std::size_t rendition = 0;  // position in PublicationSettings::renditions
    std::uint64_t msn = 0;      // Run::first_msn + the run's segment index
    std::uint32_t index = 0;    // part of the segment, from 0
    Nanoseconds duration{0};
    bool independent = false;
    bool last = false;            // the segment ends with this part
    bool gap = false;             // nothing could be made for this time; `bytes` is empty
    std::int64_t capture_ns = 0;  // CLOCK_MONOTONIC of its first sample's capture
    std::string_view bytes;       // moof + mdat; copied
};

// Why a value from a worker was refused. Anything but `none` means that the worker broke the contract.
enum class Fault {
    none,
    unknown_rendition,
    no_run,          // part or init before begin_run
    bad_init,        // empty, oversize, or a codec name that cannot stand in a playlist
    second_init,     // another init segment, with other bytes, in the same run
    no_init,         // part before its rendition's init segment
    out_of_order,    // neither the part that follows nor one that is already here
    bad_duration,    // not above zero, above PART-TARGET, or the segment rounds above TARGETDURATION
    bad_size,        // empty without being a gap, or above part_bytes_max
    too_many_parts,  // above parts_per_segment_max
    store_full,      // above store_bytes_max
    bad_run,         // a run that begins before what is already here
    ended            // after end()
};
std::string_view to_string(Fault fault);

inline constexpr std::size_t init_bytes_max = 64 * 1024;
inline constexpr std::size_t part_bytes_max = 4 * 1024 * 1024;
inline constexpr std::uint32_t parts_per_segment_max = 64;
inline constexpr std::size_t store_bytes_max = 512 * 1024 * 1024;
// By which a rendition may lie behind the others when a run ends: an encoder that stands still is given up
// only after seconds, and a run that were refused for it would be refused for ever.
inline constexpr std::uint64_t gap_segments_max = 32;

}  // namespace paraninfo::hls
