#pragma once

// One CMAF chunk (LL-HLS "part") as the segmenters give it, and the start data of a rendition. Values only.

#include <cstdint>
#include <string>

namespace paraninfo::cmaf {

inline constexpr std::uint32_t video_timescale = 90000;
inline constexpr std::uint32_t audio_timescale = 48000;
inline constexpr std::uint32_t aac_unit_samples = 1024;
inline constexpr std::uint32_t track_id = 1;  // of the one track in each rendition

struct Part {
    std::uint64_t segment = 0;   // counted from 0 in the worker's run
    std::uint32_t index = 0;     // counted from 0 in the segment
    std::uint32_t duration = 0;  // in the rendition's timescale
    std::uint32_t timescale = 0;
    bool independent = false;     // begins with a key frame (audio: always)
    bool last = false;            // no further part in this segment
    std::int64_t capture_ns = 0;  // CLOCK_MONOTONIC at which the part's first frame or sample was taken
    std::string bytes;            // moof + mdat; empty where the part will never come
    bool operator==(const Part&) const = default;
};

}  // namespace paraninfo::cmaf
