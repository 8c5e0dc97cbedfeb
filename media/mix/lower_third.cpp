#include "media/mix/lower_third.hpp"

#include "media/mix/text.hpp"

#include <algorithm>

namespace paraninfo::mix {
namespace {

constexpr Colour ground{30, 138, 122};
constexpr Colour quieter{190, 128, 128};
constexpr unsigned cover = 235;  // a hint of what lies below; the text loses nothing by it

int even(int value) {
    return (value + 1) & ~1;
}

}  // namespace

Layer draw_lower_third(Size programme, const std::string& line_1, const std::string& line_2) {
    const int widest = programme.width * 6 / 10;
    const Mask first = draw_text(line_1, std::max(programme.height / 20, 8), widest, true);
    const Mask second = draw_text(line_2, std::max(programme.height / 28, 8), widest, false);
    if (first.width == 0 && second.width == 0) return {};
    const int pad = std::max(programme.height / 60, 2);
    const int bar = std::max(programme.width / 200, 2);
    const int inset = programme.width / 20;
    const Size size{
        std::min(even(std::max(first.width, second.width) + 3 * pad + bar), (programme.width - inset) & ~1),
        std::min(even(first.height + second.height + 2 * pad), (programme.height - inset) & ~1)};
    const PictureLayout layout(size.width, size.height);
    std::vector<std::uint8_t> memory(layout.bytes);
    Canvas canvas(layout, memory);
    canvas.fill({0, 0, size.width, size.height}, ground);
    canvas.fill({0, 0, bar, size.height}, accent);
    canvas.draw(first, bar + pad, pad, white);
    canvas.draw(second, bar + pad, pad + first.height, quieter);
    const Rectangle area{inset & ~1, (programme.height - programme.height / 14 - size.height) & ~1,
                         size.width, size.height};
    return {
        sized_picture(size, memory),
        {{}, {0, 0, size.width, size.height}, {area.x, std::max(area.y, 0), area.width, area.height}, cover}};
}

}  // namespace paraninfo::mix
