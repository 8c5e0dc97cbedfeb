#include "media/mix/scaler.hpp"

#include <stdexcept>

namespace paraninfo::mix {
namespace {

// One thread: the pump's own. Linear over all pixels that make one: text stays readable and does not flicker
// where a picture becomes small.
GstStructure* options(const Scaler::Way& way) {
    return gst_structure_new(
        "way", GST_VIDEO_CONVERTER_OPT_SRC_X, G_TYPE_INT, way.cut.x, GST_VIDEO_CONVERTER_OPT_SRC_Y,
        G_TYPE_INT, way.cut.y, GST_VIDEO_CONVERTER_OPT_SRC_WIDTH, G_TYPE_INT, way.cut.width,
        GST_VIDEO_CONVERTER_OPT_SRC_HEIGHT, G_TYPE_INT, way.cut.height, GST_VIDEO_CONVERTER_OPT_DEST_X,
        G_TYPE_INT, way.area.x, GST_VIDEO_CONVERTER_OPT_DEST_Y, G_TYPE_INT, way.area.y,
        GST_VIDEO_CONVERTER_OPT_DEST_WIDTH, G_TYPE_INT, way.area.width, GST_VIDEO_CONVERTER_OPT_DEST_HEIGHT,
        G_TYPE_INT, way.area.height, GST_VIDEO_CONVERTER_OPT_FILL_BORDER, G_TYPE_BOOLEAN, FALSE,
        GST_VIDEO_CONVERTER_OPT_RESAMPLER_METHOD, GST_TYPE_VIDEO_RESAMPLER_METHOD,
        GST_VIDEO_RESAMPLER_METHOD_LINEAR, GST_VIDEO_CONVERTER_OPT_THREADS, G_TYPE_UINT, 1U, nullptr);
}

}  // namespace

GstVideoInfo video_info(Size size) {
    GstVideoInfo info;
    gst_video_info_set_format(&info, GST_VIDEO_FORMAT_I420, static_cast<guint>(size.width),
                              static_cast<guint>(size.height));
    gst_video_colorimetry_from_string(&info.colorimetry, GST_VIDEO_COLORIMETRY_BT709);
    return info;
}

Scaler::Scaler(const Way& way) : way_(way) {
    const GstVideoInfo from = video_info(way.from);
    const GstVideoInfo into = video_info(way.into);
    converter_.reset(gst_video_converter_new(&from, &into, options(way)));
    if (!converter_) throw std::runtime_error("a picture cannot be scaled");
}

void Scaler::scale(const GstVideoFrame& from, GstVideoFrame& into) {
    gst_video_converter_frame(converter_.get(), &from, &into);
}

}  // namespace paraninfo::mix
