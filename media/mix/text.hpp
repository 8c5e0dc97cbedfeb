#pragma once

// A text as a mask, drawn by Pango once and then blended as often as wanted. Text is text, never markup. Not
// for every frame: a drawing takes about a millisecond.

#include "media/mix/canvas.hpp"
#include "protocol/media_link/stage.hpp"

#include <string>

namespace paraninfo::mix {

inline constexpr std::size_t text_bytes_max = media_link::third_line_bytes_max;  // the longest there are

// How a text is set. What is wider than `width_max` is broken into lines.
struct Lettering {
    int height = 0;  // the font's size in pixels
    int width_max = 0;
    bool bold = false;
    int lines_max = 2;
    bool centred = true;  // lines of different lengths; otherwise they begin below each other
};

// As large as what is drawn, with nothing beyond its edges; without a size where nothing is. A text that is
// too long is shortened and ends with an ellipsis; beyond text_bytes_max and from bad UTF-8 on it is cut.
// What has colours of its own, as emoji do, is drawn in shades.
Mask draw_text(const std::string& text, const Lettering& as);

// Whether it needs no ellipsis.
bool fits(const std::string& text, const Lettering& as);

}  // namespace paraninfo::mix
