#include "media/program/source_unit.hpp"

#include "media/cmaf/codec_config.hpp"

namespace paraninfo::program {
namespace {

constexpr std::size_t length_bytes = 4;

constexpr unsigned slice_first = 1;
constexpr unsigned idr_slice = 5;
constexpr unsigned sei = 6;

std::size_t length_at(std::string_view bytes) {
    std::size_t length = 0;
    for (std::size_t i = 0; i < length_bytes; ++i)
        length = length << 8U | static_cast<unsigned char>(bytes[i]);
    return length;
}

}  // namespace

CleanUnit clean_unit(std::string_view nal_units) {
    CleanUnit clean;
    bool has_slice = false;
    while (!nal_units.empty()) {
        if (nal_units.size() <= length_bytes) return {};
        const std::size_t length = length_at(nal_units);
        if (length == 0 || length > nal_units.size() - length_bytes) return {};
        const unsigned type = static_cast<unsigned char>(nal_units[length_bytes]) & 31U;
        if (type >= slice_first && type <= sei)
            clean.bytes.append(nal_units.substr(0, length_bytes + length));
        has_slice = has_slice || (type >= slice_first && type <= idr_slice);
        clean.key = clean.key || type == idr_slice;
        nal_units.remove_prefix(length_bytes + length);
    }
    return has_slice ? clean : CleanUnit{};
}

std::string why_not_playable(const UnitFormat& format) {
    if (!cmaf::avc_codecs(format.avcc)) return "has no H.264 configuration that can be read";
    // Baseline, main and high: 8 bits, 4:2:0. What else there is no browser's decoder must know.
    const auto profile = static_cast<unsigned char>(format.avcc[1]);
    if (profile != 66 && profile != 77 && profile != 100)
        return "has an H.264 profile that browsers do not play (" + std::to_string(profile) + ")";
    if (format.interlaced) return "is interlaced";
    return {};
}

}  // namespace paraninfo::program
