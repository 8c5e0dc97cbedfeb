#pragma once

// A line of text as a mask, drawn by Pango once and then blended as often as wanted. Text is text, never
// markup. Not for every frame: a drawing takes about a millisecond.

#include "media/mix/canvas.hpp"

#include <string>

namespace paraninfo::mix {

inline constexpr std::size_t text_bytes_max = 256;

// `height` is the font's size in pixels; what is wider than `width_max` is broken into at most two lines and
// then shortened. Longer text and bad UTF-8 are cut.
Mask draw_text(const std::string& text, int height, int width_max, bool bold);

}  // namespace paraninfo::mix
