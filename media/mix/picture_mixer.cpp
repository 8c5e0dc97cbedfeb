#include "media/mix/picture_mixer.hpp"

#include "media/gst/mapped.hpp"
#include "media/mix/planes.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace paraninfo::mix {
namespace {

constexpr std::uint64_t kept_unused = 60;  // compositions; a cut to and fro finds its scalers again

gst::SharedBuffer allocate(Size size) {
    return gst::share(
        gst_buffer_new_allocate(nullptr, PictureLayout(size.width, size.height).bytes, nullptr));
}

Rectangle all_of(Size size) {
    return {0, 0, size.width, size.height};
}

bool lies_within(const Rectangle& area, Size size) {
    return area.x >= 0 && area.y >= 0 && area.width > 1 && area.height > 1 &&
           area.x + area.width <= size.width && area.y + area.height <= size.height;
}

bool has_default_layout(const gst::SharedBuffer& picture, Size size) {
    const PictureLayout layout(size.width, size.height);
    const GstVideoMeta* meta = gst_buffer_get_video_meta(picture.get());
    if (!meta) return gst_buffer_get_size(picture.get()) == layout.bytes;
    return meta->format == GST_VIDEO_FORMAT_I420 && meta->n_planes == 3 && meta->offset[0] == 0 &&
           meta->offset[1] == layout.u_at && meta->offset[2] == layout.v_at &&
           meta->stride[0] == layout.luma_stride && meta->stride[1] == layout.chroma_stride &&
           meta->stride[2] == layout.chroma_stride;
}

}  // namespace

Size size_of(const gst::SharedBuffer& picture, Size otherwise) {
    const GstVideoMeta* meta = gst_buffer_get_video_meta(picture.get());
    return meta ? Size{static_cast<int>(meta->width), static_cast<int>(meta->height)} : otherwise;
}

gst::SharedBuffer sized_picture(Size size, std::span<const std::uint8_t> bytes) {
    GstBuffer* buffer = gst_buffer_new_memdup(bytes.data(), bytes.size());
    gst_buffer_add_video_meta(buffer, GST_VIDEO_FRAME_FLAG_NONE, GST_VIDEO_FORMAT_I420,
                              static_cast<guint>(size.width), static_cast<guint>(size.height));
    return gst::share(buffer);
}

gst::SharedBuffer with_size(const gst::SharedBuffer& picture, Size size) {
    if (gst_buffer_get_video_meta(picture.get())) return picture;
    GstBuffer* buffer = gst_buffer_copy(picture.get());
    gst_buffer_add_video_meta(buffer, GST_VIDEO_FRAME_FLAG_NONE, GST_VIDEO_FORMAT_I420,
                              static_cast<guint>(size.width), static_cast<guint>(size.height));
    return gst::share(buffer);
}

gst::SharedBuffer PictureMixer::compose(std::span<const Layer> layers) {
    ++compositions_;
    if (layers.size() == 1 && is_finished(layers[0])) return layers[0].picture;
    gst::SharedBuffer whole_picture = allocate(programme_);
    {
        MappedPicture onto(whole_picture.get(), video_info(programme_), GST_MAP_WRITE);
        // What is below a layer that covers all is not seen.
        const auto opaque = std::find_if(layers.rbegin(), layers.rend(),
                                         [this](const Layer& layer) { return covers_all(layer); });
        if (opaque == layers.rend())
            fill(onto.frame(), black);
        else
            layers = layers.subspan(static_cast<std::size_t>(layers.rend() - opaque) - 1);
        for (const Layer& layer : layers) lay(layer, onto.frame());
    }
    drop_unused_scalers();
    return whole_picture;
}

gst::SharedBuffer PictureMixer::blend(const gst::SharedBuffer& from, const gst::SharedBuffer& to,
                                      unsigned share) {
    if (share == 0) return from;
    if (share >= 255) return to;
    const Layer below{from, {{}, all_of(programme_), all_of(programme_), 255}};
    const Layer above{to, {{}, all_of(programme_), all_of(programme_), share}};
    return compose(std::array{below, above});
}

bool PictureMixer::is_finished(const Layer& layer) const {
    return covers_all(layer) && layer.place.cut == all_of(programme_) &&
           size_of(layer.picture, programme_) == programme_ && has_default_layout(layer.picture, programme_);
}

bool PictureMixer::covers_all(const Layer& layer) const {
    return layer.place.alpha >= 255 && layer.place.area == all_of(programme_);
}

void PictureMixer::lay(const Layer& layer, GstVideoFrame& onto) {
    const Size size = size_of(layer.picture, programme_);
    if (!lies_within(layer.place.area, programme_) || !lies_within(layer.place.cut, size)) return;
    try {
        MappedPicture from(layer.picture.get(), video_info(size), GST_MAP_READ);
        if (layer.place.alpha < 255) return lay_through(layer, size, from.frame(), onto);
        const Scaler::Way way{size, layer.place.cut, programme_, layer.place.area};
        scaler_for(way).scale(from.frame(), onto);
    } catch (const std::runtime_error&) {
        // Neither its memory nor its size fits: the others are shown.
    }
}

void PictureMixer::lay_through(const Layer& layer, Size size, const GstVideoFrame& from,
                               GstVideoFrame& onto) {
    const Rectangle& area = layer.place.area;
    const Rectangle& cut = layer.place.cut;
    if (cut.width == area.width && cut.height == area.height)
        return mix::blend(from, {cut.x, cut.y}, onto, area, layer.place.alpha);
    const Size scaled{area.width, area.height};
    if (scratch_size_ != scaled) scratch_ = allocate(scratch_size_ = scaled);
    MappedPicture through(scratch_.get(), video_info(scaled), GST_MAP_READWRITE);
    scaler_for({size, cut, scaled, all_of(scaled)}).scale(from, through.frame());
    mix::blend(through.frame(), {0, 0}, onto, area, layer.place.alpha);
}

Scaler& PictureMixer::scaler_for(const Scaler::Way& way) {
    auto kept =
        std::find_if(kept_.begin(), kept_.end(), [&way](const Kept& one) { return one.scaler.way() == way; });
    if (kept == kept_.end()) kept = kept_.insert(kept_.end(), Kept{Scaler(way), 0});
    kept->used = compositions_;
    return kept->scaler;
}

// In a move each frame needs others: those that are left over by it are many.
void PictureMixer::drop_unused_scalers() {
    std::erase_if(kept_, [this](const Kept& one) { return one.used + kept_unused < compositions_; });
}

}  // namespace paraninfo::mix
