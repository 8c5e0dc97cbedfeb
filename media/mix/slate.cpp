#include "media/mix/slate.hpp"

#include "media/mix/text.hpp"

#include <algorithm>

namespace paraninfo::mix {
namespace {

constexpr Colour top_ground{28, 138, 122};
constexpr Colour bottom_ground{52, 148, 114};
constexpr Colour accent{150, 78, 152};
constexpr Colour soft{168, 128, 128};

}  // namespace

std::vector<std::uint8_t> draw_slate(int width, int height, const std::string& title,
                                     const std::string& clock) {
    const PictureLayout layout(width, height);
    std::vector<std::uint8_t> memory(layout.bytes);
    Canvas canvas(layout, memory);
    canvas.gradient(top_ground, bottom_ground);
    const Mask name = draw_text(title, height / 11, width * 8 / 10, true);
    const Mask time = draw_text(clock, height / 16, width * 8 / 10, false);
    const int line_at = height * 54 / 100;
    canvas.draw(name, (width - name.width) / 2, line_at - height / 20 - name.height, white);
    canvas.fill({width * 45 / 100, line_at, width / 10, std::max(height / 180, 2)}, accent);
    canvas.draw(time, (width - time.width) / 2, line_at + height / 20, soft);
    return memory;
}

}  // namespace paraninfo::mix
