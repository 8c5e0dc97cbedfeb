#pragma once

// A picture whose colours are meant as BT.601 says, in those of BT.709, which the programme's are: the two
// read the same numbers as different colours. GStreamer converts between them by way of AYUV, which takes six
// times as long (docs/decisions/mix.md). Any thread.

#include "media/gst/handles.hpp"
#include "media/mix/layout.hpp"

#include <cstdint>

namespace paraninfo::mix {

// One row of chroma with the rows of luma that it belongs to, in limited range. The luma rows hold `width`
// pixels, the chroma rows half as many, rounded up; `luma_2` may be null in a picture of odd height. In
// place.
void row_to_bt709(std::uint8_t* luma_1, std::uint8_t* luma_2, std::uint8_t* u, std::uint8_t* v, int width);

// I420 in the default layout: a new buffer with its size, or the same where it cannot be read.
gst::SharedBuffer to_bt709(const gst::SharedBuffer& picture, Size size);

}  // namespace paraninfo::mix
