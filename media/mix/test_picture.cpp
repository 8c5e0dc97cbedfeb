#include "media/mix/test_picture.hpp"

#include "media/mix/clock_strip.hpp"
#include "media/mix/text.hpp"
#include "media/mix/tone.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

namespace paraninfo::mix {
namespace {

constexpr Colour night{34, 140, 120};
constexpr Colour dusk{66, 150, 112};
constexpr Colour signal{170, 74, 154};
constexpr Colour pale{205, 126, 130};
constexpr std::string_view glyph_characters = "0123456789:.";

}  // namespace

TestPicture::TestPicture(int width, int height, const std::string& title)
    : layout_(width, height), background_(layout_.bytes) {
    Canvas canvas(layout_, background_);
    canvas.gradient(night, dusk);
    canvas.fill({0, height * 76 / 100, width, std::max(height / 360, 1)}, signal);
    const Mask name = draw_text(title, {.height = height / 16, .width_max = width * 8 / 10, .bold = true});
    canvas.draw(name, (width - name.width) / 2, height / 8, pale);
    for (std::size_t i = 0; i < glyphs_.size(); ++i) {
        glyphs_[i] = draw_text(std::string(1, glyph_characters[i]),
                               {.height = height / 6, .width_max = width, .bold = true});
        if (i < 10) digit_width_ = std::max(digit_width_, glyphs_[i].width);
    }
}

void TestPicture::paint(std::span<std::uint8_t> memory, std::int64_t wall_ms) const {
    std::copy(background_.begin(), background_.end(), memory.begin());
    Canvas canvas(layout_, memory);
    draw_motion(canvas, wall_ms);
    draw_clock(canvas, wall_ms);
    draw_strip(canvas, wall_ms);
}

void TestPicture::draw_clock(Canvas& canvas, std::int64_t wall_ms) const {
    const std::string text = clock_text(wall_ms);
    const auto advance = [&](char c) { return c >= '0' && c <= '9' ? digit_width_ : digit_width_ / 2; };
    int width = 0;
    for (const char c : text) width += advance(c);
    int x = (layout_.width - width) / 2;
    for (const char c : text) {
        const Mask& glyph = glyphs_[glyph_characters.find(c)];
        canvas.draw(glyph, x + (advance(c) - glyph.width) / 2, layout_.height / 3, white);
        x += advance(c);
    }
}

// Full width, the lowest eighteenth of the picture: docs/decisions/test-picture.md.
void TestPicture::draw_strip(Canvas& canvas, std::int64_t wall_ms) const {
    const StripCells cells = strip_cells(wall_ms);
    const int top = layout_.height * 17 / 18;
    const auto edge = [&](std::size_t cell) { return layout_.width * static_cast<int>(cell) / 32; };
    for (std::size_t i = 0; i < cells.size(); ++i)
        canvas.fill({edge(i), top, edge(i + 1) - edge(i), layout_.height - top}, cells[i] ? white : black);
}

void TestPicture::draw_motion(Canvas& canvas, std::int64_t wall_ms) const {
    const double turn = 2.0 * std::numbers::pi * static_cast<double>(wall_ms % 4000) / 4000.0;
    const int x = layout_.width / 2 + static_cast<int>(std::lround(layout_.width * 0.42 * std::sin(turn)));
    canvas.disc(x, layout_.height * 82 / 100, layout_.height / 24, signal);
    const int side = layout_.height / 14;
    if (wall_ms % 1000 < pip_ms) canvas.fill({layout_.width - 2 * side, side, side, side}, white);
}

std::string clock_text(std::int64_t wall_ms) {
    const auto in_day = static_cast<int>(((wall_ms % 86'400'000) + 86'400'000) % 86'400'000);
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d:%02d.%03d", in_day / 3'600'000 % 24,
                  in_day / 60'000 % 60, in_day / 1000 % 60, in_day % 1000);
    return text.data();
}

}  // namespace paraninfo::mix
