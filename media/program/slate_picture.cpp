#include "media/program/slate_picture.hpp"

#include "media/gst/mapped.hpp"
#include "media/gst/pipeline.hpp"
#include "media/mix/canvas.hpp"

#include <gst/app/gstappsink.h>

#include <stdexcept>

namespace paraninfo::program {
namespace {

constexpr GstClockTime decoding_patience = 10 * GST_SECOND;

const char* decoder_of(const std::string& path) {
    if (path.ends_with(".png")) return "pngdec";
    if (path.ends_with(".jpg") || path.ends_with(".jpeg")) return "jpegdec";
    throw std::runtime_error("the slate's picture is neither .png nor .jpg");
}

}  // namespace

std::vector<std::uint8_t> load_slate_picture(const std::string& path, int width, int height) {
    gst::Pipeline pipeline(
        std::string("filesrc name=file ! ") + decoder_of(path) +
            " ! videoconvert ! videoscale add-borders=true ! video/x-raw,format=I420,width=" +
            std::to_string(width) + ",height=" + std::to_string(height) +
            ",pixel-aspect-ratio=1/1,colorimetry=bt709 ! appsink name=out sync=false",
        {});
    g_object_set(pipeline.element("file").get(), "location", path.c_str(), nullptr);
    pipeline.play();
    const gst::Owned<GstElement> out = pipeline.element("out");
    const gst::Owned<GstSample> sample(
        gst_app_sink_try_pull_sample(GST_APP_SINK(out.get()), decoding_patience));
    if (!sample) throw std::runtime_error("the slate's picture cannot be decoded");
    gst::Mapped mapped(gst_sample_get_buffer(sample.get()));
    const auto bytes = mapped.bytes();
    if (bytes.size() != mix::PictureLayout(width, height).bytes)
        throw std::runtime_error("the slate's picture has another layout");
    return {bytes.begin(), bytes.end()};
}

}  // namespace paraninfo::program
