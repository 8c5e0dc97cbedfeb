#pragma once

// The test feed's picture: a calm background, a disc that moves, the clock in digits and in the strip, a
// flash at each full second. Everything that does not move is drawn once. One thread.

#include "media/mix/canvas.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace paraninfo::mix {

class TestPicture {
  public:
    TestPicture(int width, int height, const std::string& title);

    const PictureLayout& layout() const { return layout_; }
    // Draws the whole picture into `memory` (layout().bytes). `wall_ms`: the clock to show, UTC.
    void paint(std::span<std::uint8_t> memory, std::int64_t wall_ms) const;

  private:
    void draw_clock(Canvas& canvas, std::int64_t wall_ms) const;
    void draw_strip(Canvas& canvas, std::int64_t wall_ms) const;
    void draw_motion(Canvas& canvas, std::int64_t wall_ms) const;

    PictureLayout layout_;
    std::vector<std::uint8_t> background_;
    std::array<Mask, 12> glyphs_;  // 0 to 9, colon, point
    int digit_width_ = 0;
};

// "14:03:59.042" of a UTC time.
std::string clock_text(std::int64_t wall_ms);

}  // namespace paraninfo::mix
