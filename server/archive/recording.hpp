// What is known of one recorded broadcast: its renditions, and where in their files each init segment and
// each segment lies. Read from the recording's index, line by line; see docs/decisions/recordings.md. Values
// and pure functions.
#pragma once

#include "server/hls/finished.hpp"
#include "server/hls/types.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace paraninfo::archive {

// Bytes of a rendition's file, or of that of the thumbnails.
struct Place {
    std::uint64_t at = 0;
    std::uint64_t bytes = 0;
    std::uint32_t checksum = 0;  // CRC-32
    bool operator==(const Place&) const = default;
};

struct RecordedInit {
    std::uint32_t number = 0;
    hls::InitSegment description;  // `bytes` is empty
    Place media;
};

struct RecordedSegment {
    std::uint64_t msn = 0;
    std::uint32_t run_ordinal = 0;
    std::uint32_t init_number = 0;
    bool discontinuity = false;
    std::int64_t wall_ms = 0;
    hls::Nanoseconds duration{0};
    Place media;

    bool is_gap() const { return media.bytes == 0; }
    bool operator==(const RecordedSegment&) const = default;
};

// In a file of its own.
struct RecordedThumbnail {
    std::int64_t programme_ms = 0;
    Place media;
    bool operator==(const RecordedThumbnail&) const = default;
};

struct RecordedRendition {
    hls::RenditionSpec spec;
    std::vector<RecordedInit> inits;        // by number
    std::vector<RecordedSegment> segments;  // by msn; numbers may be missing
    std::uint64_t bytes = 0;                // of its file, as far as the index knows

    const RecordedSegment* find(std::uint64_t msn) const;
    const RecordedInit* find_init(std::uint32_t number) const;
    // Of segments that hold something.
    std::size_t held() const;
};

struct Recording {
    std::string room;
    std::string publication;
    std::chrono::seconds target_duration{2};
    std::int64_t started_ms = 0;  // the date (UTC) at programme time 0
    std::vector<RecordedRendition> renditions;
    std::vector<RecordedThumbnail> thumbnails;  // by programme time
    std::uint64_t thumbnails_bytes = 0;         // of their file, as far as the index knows
    std::optional<std::int64_t> ended_ms;       // the date at which the end was written

    std::uint64_t bytes() const;
    const RecordedThumbnail* find_thumbnail(std::int64_t programme_ms) const;
    // The date up to which there is something.
    std::int64_t last_ms() const;
    // The largest picture of those that are there nearly all the time (one may have been shed for long): its
    // place among the renditions; none where no picture was recorded.
    std::optional<std::size_t> best_video() const;
};

// A recording without an end is over when nothing has been added for so long: its process is gone.
inline constexpr std::chrono::minutes abandoned_after{2};
bool is_abandoned(std::int64_t last_ms, std::int64_t now_ms);
bool is_over(const Recording& recording, std::int64_t now_ms);

// Lines of the index, each with its checksum in front and its end behind.
std::string head_line(const hls::PublicationSettings& publication);
std::string init_line(const hls::FinishedInit& init, std::uint64_t at);
std::string segment_line(const hls::FinishedSegment& segment, std::uint64_t at);
std::string thumbnail_line(const hls::FinishedThumbnail& thumbnail, std::uint64_t at);
std::string end_line(std::int64_t wall_ms);

// Adds what `text` says, and gives the number of its bytes up to the first line that is torn, damaged or not
// understood. `text` may be cut anywhere behind a line that was read before.
std::size_t read_lines(std::string_view text, Recording& into);
// By an index's last bytes alone, which a recording of hours is looked at by: up to which date there is
// something. Nothing where the end was written, or no segment stands among them.
std::optional<std::int64_t> newest_ms_of(std::string_view tail);

}  // namespace paraninfo::archive
