#pragma once

// A picture as its source coded it: one H.264 access unit, taken apart only as far as is needed to hand it on
// (ISO/IEC 14496-15, 5.3.2: NAL units, each behind four bytes of length). Values; pure.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace paraninfo::program {

// What a decoder must know before the first unit.
struct UnitFormat {
    std::string avcc;  // the AVC decoder configuration record
    int width = 0;
    int height = 0;
    bool interlaced = false;
    bool operator==(const UnitFormat&) const = default;
};

struct SourceUnit {
    std::chrono::nanoseconds source_time{0};  // when it is shown, on the source's own clock
    bool key = false;                         // an IDR picture
    std::uint64_t stream = 0;                 // units of two streams do not follow each other
    std::shared_ptr<const UnitFormat> format;
    std::string bytes;
};

// Only the NAL units that belong into a sample: no parameter sets, which the format has, no delimiters and no
// filler. `key` where an IDR slice is among them. Empty where the lengths do not add up or no slice is left.
struct CleanUnit {
    bool key = false;
    std::string bytes;
    bool operator==(const CleanUnit&) const = default;
};
CleanUnit clean_unit(std::string_view nal_units);

// Nothing where browsers play it; otherwise why not, in words that follow "the source".
std::string why_not_playable(const UnitFormat& format);

}  // namespace paraninfo::program
