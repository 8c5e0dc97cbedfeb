#pragma once

// A few seconds of encoded picture and sound, made once and kept: sending them again costs no encoder.

#include "media/gst/handles.hpp"

#include <string>
#include <vector>

namespace paraninfo::bench {

// A buffer is one picture, or one packet of sound; the first decodes without another.
using Encoded = std::vector<gst::SharedBuffer>;

constexpr int picture_fps = 30;
constexpr int sound_ms = 20;

// H.264 of 1280 x 720 at 1.5 Mbit/s, a key frame in each second: nobody's question for one is answered.
// Throws std::runtime_error.
Encoded encoded_picture();
Encoded encoded_sound();

}  // namespace paraninfo::bench
