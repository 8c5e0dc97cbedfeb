#include "media/mix/lower_third.hpp"

#include "media/mix/text.hpp"

#include <algorithm>
#include <array>

namespace paraninfo::mix {
namespace {

constexpr Colour ground{30, 138, 122};
constexpr Colour quieter{190, 128, 128};
constexpr unsigned cover = 235;  // a hint of what lies below; the text loses nothing by it

int even(int value) {
    return (value + 1) & ~1;
}

// The largest letters that have room for all of it: a question that the hall cannot read to its end is none.
Lettering lettering_of_first(Size programme, const std::string& text) {
    struct Step {
        int of_height;
        int lines;
    };
    static constexpr std::array<Step, 3> steps{{{20, 2}, {24, 3}, {28, 3}}};
    Lettering as{.width_max = programme.width * 8 / 10, .bold = true, .centred = false};
    for (const Step& step : steps) {
        as.height = std::max(programme.height / step.of_height, 8);
        as.lines_max = step.lines;
        if (fits(text, as)) break;
    }
    return as;
}

Lettering lettering_of_second(Size programme) {
    return {.height = std::max(programme.height / 28, 8),
            .width_max = programme.width * 8 / 10,
            .centred = false};
}

}  // namespace

Layer draw_lower_third(Size programme, const std::string& line_1, const std::string& line_2) {
    const Mask first = draw_text(line_1, lettering_of_first(programme, line_1));
    const Mask second = draw_text(line_2, lettering_of_second(programme));
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
