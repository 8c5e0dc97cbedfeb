#include "media/mix/slate.hpp"

#include "media/mix/text.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace paraninfo::mix {
namespace {

constexpr Colour top_ground{28, 138, 122};
constexpr Colour bottom_ground{52, 148, 114};
constexpr Colour soft{168, 128, 128};
constexpr unsigned veil = 170;  // of 255: a text must be readable on any picture

// The lines below each other around the accent, the title above it.
void write(Canvas& canvas, const SlateText& text, int line_at) {
    const int width = canvas.width();
    const int height = canvas.height();
    const Mask name =
        draw_text(text.title, {.height = height / 11, .width_max = width * 8 / 10, .bold = true});
    const Mask line = draw_text(text.line, {.height = height / 18, .width_max = width * 8 / 10});
    const Mask clock = draw_text(text.clock, {.height = height / 16, .width_max = width * 8 / 10});
    const int gap = height / 20;
    canvas.draw(name, (width - name.width) / 2, line_at - gap - name.height, white);
    canvas.fill({width * 45 / 100, line_at, width / 10, std::max(height / 180, 2)}, accent);
    canvas.draw(line, (width - line.width) / 2, line_at + gap, white);
    const int below = line.height > 0 ? line.height + gap / 2 : 0;
    canvas.draw(clock, (width - clock.width) / 2, line_at + gap + below, soft);
}

}  // namespace

std::vector<std::uint8_t> draw_slate(int width, int height, const SlateText& text,
                                     const std::vector<std::uint8_t>& ground) {
    const PictureLayout layout(width, height);
    std::vector<std::uint8_t> memory(layout.bytes);
    Canvas canvas(layout, memory);
    if (ground.size() == layout.bytes) {
        std::copy(ground.begin(), ground.end(), memory.begin());
        canvas.shade({0, height / 2, width, height - height / 2}, veil, black);
        write(canvas, text, height * 72 / 100);
    } else {
        canvas.gradient(top_ground, bottom_ground);
        write(canvas, text, height * 54 / 100);
    }
    return memory;
}

std::string countdown_text(std::int64_t left_ms) {
    const auto left = std::max<std::int64_t>(0, (left_ms + 999) / 1000);
    std::array<char, 32> text{};
    const auto seconds = static_cast<int>(left % 60);
    const auto minutes = static_cast<int>(left / 60 % 60);
    if (left >= 3600)
        std::snprintf(text.data(), text.size(), "%lld:%02d:%02d", static_cast<long long>(left / 3600),
                      minutes, seconds);
    else
        std::snprintf(text.data(), text.size(), "%d:%02d", minutes, seconds);
    return text.data();
}

}  // namespace paraninfo::mix
