#include "media/mix/text.hpp"

#include <pango/pangocairo.h>

#include <algorithm>
#include <memory>

namespace paraninfo::mix {
namespace {

struct Release {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
    void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
template <class T>
using Held = std::unique_ptr<T, Release>;

std::string usable(const std::string& text) {
    const std::string cut = text.substr(0, text_bytes_max);
    const char* end = nullptr;
    g_utf8_validate(cut.data(), static_cast<gssize>(cut.size()), &end);
    return cut.substr(0, static_cast<std::size_t>(end - cut.data()));
}

Held<PangoLayout> lay_out(cairo_t* context, const std::string& text, int height, int width_max, bool bold) {
    Held<PangoLayout> layout(pango_cairo_create_layout(context));
    const Held<PangoFontDescription> font(pango_font_description_from_string("Sans"));
    pango_font_description_set_absolute_size(font.get(), static_cast<double>(height) * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    int natural = 0;
    pango_layout_get_pixel_size(layout.get(), &natural, nullptr);
    if (natural > width_max) {
        pango_layout_set_width(layout.get(), width_max * PANGO_SCALE);
        pango_layout_set_height(layout.get(), -2);
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
        pango_layout_set_alignment(layout.get(), PANGO_ALIGN_CENTER);
    }
    return layout;
}

Mask mask_of(cairo_surface_t* surface, int width, int height) {
    cairo_surface_flush(surface);
    Mask mask{width, height, {}};
    mask.cover.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    const int stride = cairo_image_surface_get_stride(surface);
    const unsigned char* rows = cairo_image_surface_get_data(surface);
    for (int y = 0; y < height; ++y) std::copy_n(rows + y * stride, width, mask.cover.begin() + y * width);
    return mask;
}

}  // namespace

Mask draw_text(const std::string& text, int height, int width_max, bool bold) {
    const std::string clean = usable(text);
    const Held<cairo_surface_t> probe(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
    const Held<cairo_t> measuring(cairo_create(probe.get()));
    int width = 0;
    int rows = 0;
    pango_layout_get_pixel_size(lay_out(measuring.get(), clean, height, width_max, bold).get(), &width,
                                &rows);
    if (width <= 0 || rows <= 0) return {};
    const Held<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_A8, width, rows));
    const Held<cairo_t> context(cairo_create(surface.get()));
    const auto layout = lay_out(context.get(), clean, height, width_max, bold);
    pango_cairo_show_layout(context.get(), layout.get());
    return mask_of(surface.get(), width, rows);
}

}  // namespace paraninfo::mix
