#pragma once

// Init segments (ftyp + moov, no samples) for one track of H.264 or AAC, after CMAF (ISO/IEC
// 23000-19, 7.3.1). Pure; a malformed codec configuration gives nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::cmaf {

struct InitSegment {
    std::string bytes;
    std::string codecs;             // RFC 6381
    std::uint32_t width = 0;        // video
    std::uint32_t height = 0;       // video
    std::uint32_t sample_rate = 0;  // audio
    std::uint32_t channels = 0;     // audio
    bool operator==(const InitSegment&) const = default;
};

std::optional<InitSegment> video_init(std::string_view avcc, std::uint16_t width, std::uint16_t height);
std::optional<InitSegment> audio_init(std::string_view audio_specific_config, std::uint32_t bits_per_second);

}  // namespace paraninfo::cmaf
