#include "media/mix/text.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace paraninfo::mix {
namespace {

constexpr int air = 1;  // on each side: what is smoothed may reach beyond what Pango reckons

struct Release {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Held = std::unique_ptr<T, Release>;

// What can be drawn on and read again, each pixel 32 bits.
class Sheet {
  public:
    Sheet(int width, int height)
        : surface_(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height)),
          context_(cairo_create(surface_.get())) {}

    cairo_t* context() const { return context_.get(); }
    Mask mask() const;

  private:
    Held<cairo_surface_t> surface_;
    Held<cairo_t> context_;
};

// Letters are white: how light a pixel is is how much of it is covered. Of an emoji in colours that leaves
// its face, where its outline alone would be a blot.
std::uint8_t lightness(std::uint32_t pixel) {
    const std::uint32_t red = pixel >> 16 & 255;
    const std::uint32_t green = pixel >> 8 & 255;
    const std::uint32_t blue = pixel & 255;
    return static_cast<std::uint8_t>((77 * red + 150 * green + 29 * blue) / 256);
}

Mask Sheet::mask() const {
    cairo_surface_flush(surface_.get());
    Mask mask{
        cairo_image_surface_get_width(surface_.get()), cairo_image_surface_get_height(surface_.get()), {}};
    const int stride = cairo_image_surface_get_stride(surface_.get());
    const unsigned char* rows = cairo_image_surface_get_data(surface_.get());
    for (int y = 0; y < mask.height; ++y)
        for (int x = 0; x < mask.width; ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, rows + y * stride + 4 * x, sizeof pixel);
            mask.cover.push_back(lightness(pixel));
        }
    return mask;
}

std::string usable(const std::string& text) {
    const std::string cut = text.substr(0, text_bytes_max);
    const char* end = nullptr;
    g_utf8_validate(cut.data(), static_cast<gssize>(cut.size()), &end);
    return cut.substr(0, static_cast<std::size_t>(end - cut.data()));
}

Held<PangoLayout> lay_out(const Sheet& sheet, const std::string& text, const Lettering& as) {
    const std::string clean = usable(text);
    Held<PangoLayout> layout(pango_cairo_create_layout(sheet.context()));
    const Held<PangoFontDescription> font(pango_font_description_from_string("Sans"));
    pango_font_description_set_absolute_size(font.get(), static_cast<double>(as.height) * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), as.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), clean.data(), static_cast<int>(clean.size()));
    pango_layout_set_width(layout.get(), std::max(as.width_max - 2 * air, 1) * PANGO_SCALE);
    pango_layout_set_height(layout.get(), -as.lines_max);
    // A word may be longer than a line.
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(layout.get(), as.centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
    return layout;
}

// All ink, and the height that lines take without any. Lines that are centred or run from right to left do
// not begin at 0.
PangoRectangle box_of(PangoLayout* layout) {
    PangoRectangle ink{};
    PangoRectangle lines{};
    pango_layout_get_pixel_extents(layout, &ink, &lines);
    if (ink.width <= 0 || ink.height <= 0) return {};
    const int left = std::min(ink.x, lines.x) - air;
    const int top = std::min(ink.y, lines.y) - air;
    const int right = std::max(ink.x + ink.width, lines.x + lines.width) + air;
    const int bottom = std::max(ink.y + ink.height, lines.y + lines.height) + air;
    return {left, top, right - left, bottom - top};
}

}  // namespace

Mask draw_text(const std::string& text, const Lettering& as) {
    const Sheet measuring(1, 1);
    const auto layout = lay_out(measuring, text, as);
    const PangoRectangle box = box_of(layout.get());
    if (box.width <= 0) return {};
    const Sheet sheet(box.width, box.height);
    cairo_set_source_rgb(sheet.context(), 1, 1, 1);
    cairo_move_to(sheet.context(), -box.x, -box.y);
    pango_cairo_show_layout(sheet.context(), layout.get());
    return sheet.mask();
}

bool fits(const std::string& text, const Lettering& as) {
    const Sheet measuring(1, 1);
    return pango_layout_is_ellipsized(lay_out(measuring, text, as).get()) == FALSE;
}

}  // namespace paraninfo::mix
