#include "media/mix/canvas.hpp"

#include <algorithm>

namespace paraninfo::mix {
namespace {

int up(int value, int to) {
    return (value + to - 1) / to * to;
}

std::uint8_t between(std::uint8_t from, std::uint8_t to, int step, int steps) {
    return static_cast<std::uint8_t>(from + (to - from) * step / std::max(steps, 1));
}

void mix_into(std::uint8_t& pixel, std::uint8_t colour, unsigned cover) {
    pixel = static_cast<std::uint8_t>((pixel * (255U - cover) + colour * cover + 127U) / 255U);
}

}  // namespace

PictureLayout::PictureLayout(int picture_width, int picture_height)
    : width(picture_width),
      height(picture_height),
      luma_stride(up(picture_width, 4)),
      chroma_stride(up(up(picture_width, 2) / 2, 4)),
      u_at(static_cast<std::size_t>(luma_stride) * static_cast<std::size_t>(up(picture_height, 2))),
      v_at(u_at +
           static_cast<std::size_t>(chroma_stride) * static_cast<std::size_t>(up(picture_height, 2) / 2)),
      bytes(v_at + (v_at - u_at)) {
}

Rectangle Canvas::clip(Rectangle area) const {
    const int left = std::clamp(area.x, 0, layout_.width);
    const int top = std::clamp(area.y, 0, layout_.height);
    const int right = std::clamp(area.x + area.width, left, layout_.width);
    const int bottom = std::clamp(area.y + area.height, top, layout_.height);
    return {left, top, right - left, bottom - top};
}

void Canvas::fill(Rectangle area, Colour colour) {
    const Rectangle in = clip(area);
    const auto row = [&](std::size_t plane, int stride, int x, int y, int width, std::uint8_t value) {
        std::fill_n(memory_.begin() + static_cast<std::ptrdiff_t>(plane + at(x, y, stride)), width, value);
    };
    for (int y = in.y; y < in.y + in.height; ++y) row(0, layout_.luma_stride, in.x, y, in.width, colour.y);
    const int left = in.x / 2;
    const int right = (in.x + in.width + 1) / 2;
    for (int y = in.y / 2; y < (in.y + in.height + 1) / 2; ++y) {
        row(layout_.u_at, layout_.chroma_stride, left, y, right - left, colour.u);
        row(layout_.v_at, layout_.chroma_stride, left, y, right - left, colour.v);
    }
}

void Canvas::gradient(Colour top, Colour bottom) {
    for (int y = 0; y < layout_.height; ++y) {
        const int steps = layout_.height - 1;
        const Colour here{between(top.y, bottom.y, y, steps), between(top.u, bottom.u, y, steps),
                          between(top.v, bottom.v, y, steps)};
        fill({0, y, layout_.width, 1}, here);
    }
}

void Canvas::disc(int centre_x, int centre_y, int radius, Colour colour) {
    const Rectangle in = clip({centre_x - radius, centre_y - radius, 2 * radius, 2 * radius});
    for (int y = in.y; y < in.y + in.height; ++y) {
        int first = in.x;
        const auto outside = [&](int x) {
            const int dx = x - centre_x;
            const int dy = y - centre_y;
            return dx * dx + dy * dy > radius * radius;
        };
        while (first < in.x + in.width && outside(first)) ++first;
        int end = in.x + in.width;
        while (end > first && outside(end - 1)) --end;
        if (end > first) fill({first, y, end - first, 1}, colour);
    }
}

void Canvas::blend(int x, int y, unsigned cover, Colour colour) {
    mix_into(luma(x, y), colour.y, cover);
    if (x % 2 != 0 || y % 2 != 0) return;
    const std::size_t chroma = at(x / 2, y / 2, layout_.chroma_stride);
    mix_into(memory_[layout_.u_at + chroma], colour.u, cover);
    mix_into(memory_[layout_.v_at + chroma], colour.v, cover);
}

void Canvas::shade(Rectangle area, unsigned cover, Colour colour) {
    const Rectangle in = clip(area);
    for (int y = in.y; y < in.y + in.height; ++y)
        for (int x = in.x; x < in.x + in.width; ++x) blend(x, y, cover, colour);
}

void Canvas::draw(const Mask& mask, int x, int y, Colour colour) {
    const Rectangle in = clip({x, y, mask.width, mask.height});
    for (int row = in.y; row < in.y + in.height; ++row)
        for (int column = in.x; column < in.x + in.width; ++column)
            if (const unsigned cover = mask.cover[at(column - x, row - y, mask.width)])
                blend(column, row, cover, colour);
}

}  // namespace paraninfo::mix
