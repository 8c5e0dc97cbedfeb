#pragma once

// What a decoder must be told before the first sample: reads the AVC decoder configuration record
// (ISO/IEC 14496-15, 5.3.3.1) and the AudioSpecificConfig (ISO/IEC 14496-3, 1.6.2.1), and names them as
// RFC 6381 wants. Neither is interpreted further. Pure; anything malformed gives nothing.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace paraninfo::cmaf {

struct AacConfig {
    std::uint32_t sample_rate = 0;
    std::uint32_t channels = 0;
    std::string codecs;  // "mp4a.40.2"
    bool operator==(const AacConfig&) const = default;
};

// "avc1.4d401f" from the record's profile, compatibility and level.
std::optional<std::string> avc_codecs(std::string_view avcc);

std::optional<AacConfig> aac_config(std::string_view audio_specific_config);

}  // namespace paraninfo::cmaf
