#pragma once

// One movie fragment: moof + mdat of one track, as a CMAF chunk (ISO/IEC 23000-19, 7.3.2.3). Pure.

#include <cstdint>
#include <span>
#include <string>

namespace paraninfo::cmaf {

struct Sample {
    std::uint32_t duration = 0;  // in the track's timescale
    bool key = false;
    std::string bytes;
    bool operator==(const Sample&) const = default;
};

// `decode_time` is the first sample's, in the track's timescale; `sequence` grows from fragment to fragment.
std::string fragment(std::uint32_t sequence, std::uint64_t decode_time, std::span<const Sample> samples);

}  // namespace paraninfo::cmaf
