#include "media/cmaf/codec_config.hpp"

#include <array>
#include <cstdio>

namespace paraninfo::cmaf {
namespace {

constexpr std::size_t config_max_bytes = 4096;

unsigned at(std::string_view bytes, std::size_t index) {
    return static_cast<unsigned char>(bytes[index]);
}

constexpr std::array<std::uint32_t, 13> aac_rates{96000, 88200, 64000, 48000, 44100, 32000, 24000,
                                                  22050, 16000, 12000, 11025, 8000,  7350};

}  // namespace

std::optional<std::string> avc_codecs(std::string_view avcc) {
    // Version, profile, compatibility, level, length size, number of SPS; then at least one SPS.
    if (avcc.size() < 9 || avcc.size() > config_max_bytes || at(avcc, 0) != 1) return std::nullopt;
    if ((at(avcc, 4) & 3) != 3 || (at(avcc, 5) & 31) == 0) return std::nullopt;
    std::array<char, 16> name{};
    std::snprintf(name.data(), name.size(), "avc1.%02x%02x%02x", at(avcc, 1), at(avcc, 2), at(avcc, 3));
    return std::string(name.data());
}

std::optional<AacConfig> aac_config(std::string_view audio_specific_config) {
    const std::string_view asc = audio_specific_config;
    if (asc.size() < 2 || asc.size() > config_max_bytes) return std::nullopt;
    const unsigned object_type = at(asc, 0) >> 3;
    const unsigned rate_index = (at(asc, 0) & 7) << 1 | at(asc, 1) >> 7;
    const unsigned channels = at(asc, 1) >> 3 & 15;
    const bool plain = object_type >= 1 && object_type <= 4;
    if (!plain || rate_index >= aac_rates.size() || channels == 0 || channels > 6) return std::nullopt;
    return AacConfig{aac_rates[rate_index], channels, "mp4a.40." + std::to_string(object_type)};
}

}  // namespace paraninfo::cmaf
