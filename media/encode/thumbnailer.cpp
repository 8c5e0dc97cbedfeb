#include "media/encode/thumbnailer.hpp"

#include "media/gst/mapped.hpp"

#include <gst/app/gstappsink.h>
#include <gst/app/gstappsrc.h>

#include <algorithm>
#include <sstream>
#include <utility>

namespace paraninfo::encode {
namespace {

// Below 70 faces begin to have edges; above it the file grows faster than what is seen.
constexpr int quality = 70;

// Even, as 4:2:0 has it, and never larger than the picture is.
int scaled(int side, int longer) {
    const int most = std::min(thumbnail_side_max, longer);
    return std::max(2, (side * most / longer + 1) / 2 * 2);
}

// A JPEG file holds BT.601 in its full range and has no field to say otherwise: unconverted, black would be
// grey. `bilinear2` looks at all pixels that make one; the default looks at two in a row and flickers.
std::string description(int width, int height) {
    const int longer = std::max(width, height);
    std::ostringstream out;
    out << "appsrc name=pictures format=time is-live=true max-bytes=0"
        << " caps=\"video/x-raw,format=I420,width=" << width << ",height=" << height
        << ",framerate=0/1,pixel-aspect-ratio=1/1,interlace-mode=progressive,colorimetry=bt709\""
        << " ! videoscale method=bilinear2 ! video/x-raw,width=" << scaled(width, longer)
        << ",height=" << scaled(height, longer) << ",pixel-aspect-ratio=1/1"
        << " ! videoconvert ! video/x-raw,format=I420,colorimetry=1:4:0:0"
        << " ! jpegenc quality=" << quality << " ! appsink name=files sync=false async=false";
    return out.str();
}

}  // namespace

Thumbnailer::Thumbnailer(int width, int height, ThumbnailerHandlers handlers)
    : handlers_(std::move(handlers)),
      pipeline_(description(width, height),
                [this](gst::Pipeline::Trouble, const std::string& text) {
                    busy_ = true;
                    handlers_.failed(text);
                }),
      pictures_(pipeline_.element("pictures")) {
    GstAppSinkCallbacks callbacks{};
    callbacks.new_sample = [](GstAppSink* from, gpointer self) { return take_file(GST_ELEMENT(from), self); };
    const gst::Owned<GstElement> files = pipeline_.element("files");
    gst_app_sink_set_callbacks(GST_APP_SINK(files.get()), &callbacks, this, nullptr);
    pipeline_.play();
}

Thumbnailer::~Thumbnailer() = default;

bool Thumbnailer::offer(std::chrono::nanoseconds captured_at, const gst::SharedBuffer& picture) {
    if (busy_.exchange(true)) return false;
    captured_at_ = captured_at;
    // The memory is shared with the encoders; only times and flags are this buffer's own.
    GstBuffer* buffer = gst_buffer_copy(picture.get());
    GST_BUFFER_PTS(buffer) = static_cast<GstClockTime>(captured_at.count());
    GST_BUFFER_DTS(buffer) = GST_CLOCK_TIME_NONE;
    GST_BUFFER_DURATION(buffer) = GST_CLOCK_TIME_NONE;
    gst_app_src_push_buffer(GST_APP_SRC(pictures_.get()), buffer);
    return true;
}

GstFlowReturn Thumbnailer::take_file(GstElement* sink, gpointer self) {
    auto& to = *static_cast<Thumbnailer*>(self);
    const gst::Owned<GstSample> sample(gst_app_sink_pull_sample(GST_APP_SINK(sink)));
    if (!sample) return GST_FLOW_EOS;
    std::string jpeg = gst::Mapped(gst_sample_get_buffer(sample.get())).text();
    to.handlers_.made(to.captured_at_, std::move(jpeg));
    to.busy_ = false;
    return GST_FLOW_OK;
}

}  // namespace paraninfo::encode
