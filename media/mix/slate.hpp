#pragma once

// What is shown while the source is silent or hidden: the room's name, a line of text and the time of day, or
// the time that is left, on a quiet ground or a picture of the operator's. Pure but for the fonts.

#include "media/mix/canvas.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace paraninfo::mix {

struct SlateText {
    std::string title;
    std::string line;   // may be empty
    std::string clock;  // shown as it is ("14:03", "04:59")
    bool operator==(const SlateText&) const = default;
};

// The whole picture in the layout of its size. `ground`: a picture in the same layout to write on; empty for
// the quiet one.
std::vector<std::uint8_t> draw_slate(int width, int height, const SlateText& text,
                                     const std::vector<std::uint8_t>& ground);

// "4:59" of what is left, "1:04:59" from an hour on, with the seconds rounded up; "0:00" when it is over.
std::string countdown_text(std::int64_t left_ms);

}  // namespace paraninfo::mix
