// Writes a list of thumbnails as WebVTT: a cue for each, whose text is the picture's address. A pure
// function.
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>

namespace paraninfo::hls {

// A picture stands for what follows it until the next one, but not longer than this.
inline constexpr std::chrono::milliseconds thumbnail_stands_max{12'000};

struct ThumbnailCue {
    std::int64_t at_ms = 0;         // on the list's timeline
    std::int64_t programme_ms = 0;  // by which the picture is addressed
    bool operator==(const ThumbnailCue&) const = default;
};

// Ascending, no time below zero. Addresses are relative to the list's own.
std::string render_thumbnails(std::span<const ThumbnailCue> cues);

}  // namespace paraninfo::hls
